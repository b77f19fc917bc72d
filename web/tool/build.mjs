// Bundles the application into dist/: hashed files under assets/, and the addresses that never change and name them:
// index.html; for the HTML pages of the OGC API, ogc-map.js and ogc-map.css. `--watch` rebuilds on change.
import { context } from 'esbuild';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workerPlugin } from './worker-plugin.mjs';
import { compress } from './compress.mjs';
import { writeHelp } from './help.mjs';
import { firstView, printSizes } from './sizes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: !watch,
  sourcemap: watch,
  target: ['chrome111', 'firefox115', 'safari16.4'],
  outdir: dist,
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  loader: { '.woff2': 'file' },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
};

const entryPoints = ['src/main.ts', 'src/style/app.css', 'src/ogc/ogc-map.ts', 'src/ogc/ogc-map.css'];

const finish = {
  name: 'finish',
  setup(build) {
    build.onEnd(async (result) => {
      if (result.errors.length === 0) {
        await writePages(result.metafile);
      }
    });
  },
};

/** What the first view needs is asked for at once, not one import after the other. */
function preloads({ outputs }) {
  const address = (file) => relative(dist, join(root, file)).replaceAll('\\', '/');
  const scripts = [...firstView(outputs)].filter((file) => file.endsWith('.js') && !file.includes('worker') && outputs[file].entryPoint !== 'src/main.ts');
  const font = Object.keys(outputs).find((file) => /latin-400-normal.*\.woff2$/.test(file));
  return [
    ...scripts.map((file) => `    <link rel="modulepreload" href="${address(file)}">\n`),
    ...(font === undefined ? [] : [`    <link rel="preload" href="${address(font)}" as="font" type="font/woff2" crossorigin>\n`]),
  ].join('');
}

async function writePages(metafile) {
  const built = new Map();
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) {
      built.set(output.entryPoint, relative(dist, join(root, file)).replaceAll('\\', '/'));
    }
  }
  const page = await readFile(join(root, 'index.html'), 'utf8');
  await writeFile(
    join(dist, 'index.html'),
    page.replace('{{script}}', built.get('src/main.ts')).replace('{{style}}', built.get('src/style/app.css')).replace('    {{preload}}\n', preloads(metafile)),
  );
  await writeFile(join(dist, 'ogc-map.js'), `import './${built.get('src/ogc/ogc-map.ts')}';\n`);
  await writeFile(join(dist, 'ogc-map.css'), `@import url('./${built.get('src/ogc/ogc-map.css')}');\n`);
  await cp(join(root, 'public'), dist, { recursive: true });
  await writeHelp(join(root, '..', 'docs', 'guide'), dist, built.get('src/style/app.css'));
  await printSizes(metafile, root);
  if (!watch) await compress(join(dist, 'assets'));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const builder = await context({ ...common, entryPoints, plugins: [workerPlugin, finish] });
if (watch) {
  await builder.watch();
} else {
  try {
    await builder.rebuild();
  } finally {
    await builder.dispose();
  }
}
