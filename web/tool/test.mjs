// `node tool/test.mjs test` bundles test/*.test.ts for Node and runs them with node --test. `… browser` does the same
// for browser/*.test.ts, against the service at ARCHIPEL_URL or one of its own. Further words choose files.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startService } from './service.mjs';

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
const browser = folder === 'browser';
// One browser at a time: the machine of a continuous integration is small. (Node 18 lacks the option.)
const concurrency = browser && Number(process.versions.node.split('.')[0]) >= 20 ? ['--test-concurrency=1'] : [];
const service = browser && !process.env.ARCHIPEL_URL ? await startService() : null;
const env = service === null ? process.env : { ...process.env, ARCHIPEL_URL: service.url, ARCHIPEL_KEY: service.key, ARCHIPEL_HOME: service.home };

const run = spawn(process.execPath, ['--enable-source-maps', '--test', ...concurrency, ...tests], { cwd: root, env, stdio: 'inherit' });
run.on('exit', async (code) => {
  await service?.stop();
  process.exit(code ?? 1);
});
