// `node tool/test.mjs test` bundles test/*.test.ts for Node and runs them with node --test; the same for browser/.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = process.argv[2] ?? 'test';
const only = process.argv.slice(3);
const outdir = join(root, 'node_modules', '.cache', `archipel-${folder}`);

const files = (await readdir(join(root, folder)))
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => only.length === 0 || only.some((word) => name.includes(word)));

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files.map((name) => join(root, folder, name)),
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node18',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const tests = files.map((name) => join(outdir, name.replace(/\.ts$/, '.mjs')));
// One browser at a time: the machine of a continuous integration is small.
const concurrency = folder === 'browser' && process.versions.node >= '20' ? ['--test-concurrency=1'] : [];
const run = spawn(process.execPath, ['--enable-source-maps', '--test', ...concurrency, ...tests], {
  cwd: root,
  stdio: 'inherit',
});
run.on('exit', (code) => process.exit(code ?? 1));
