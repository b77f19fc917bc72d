// `import url from 'maplibre-gl/worker-url'` gives the address of MapLibre's worker, copied beside our chunks under a
// hashed name: the worker then comes from our own origin and needs no blob.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const require = createRequire(import.meta.url);

export const workerPlugin = {
  name: 'maplibre-worker',
  setup(build) {
    // Copied as .js: every server knows that extension for a script.
    build.onResolve({ filter: /^maplibre-gl\/worker-url$/ }, () => ({ path: 'maplibre-worker.js', namespace: 'worker-url' }));
    build.onLoad({ filter: /.*/, namespace: 'worker-url' }, async () => ({
      contents: await readFile(require.resolve('maplibre-gl/dist/maplibre-gl-worker.mjs')),
      loader: 'file',
    }));
  },
};
