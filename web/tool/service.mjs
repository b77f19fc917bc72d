// A service of its own for the browser tests, when ARCHIPEL_URL names none: started on a free port with a state folder
// that is thrown away afterwards.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const launcher = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'archipel');
const PATIENCE_MS = 300_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

/** Resolves to the address, the administration key, the state folder, and a function that stops the service. */
export async function startService() {
  const home = await mkdtemp(join(tmpdir(), 'archipel-web-'));
  await chmod(home, 0o755); // run by root, PostgreSQL works under an account of its own, which must get in
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(launcher, ['serve', '--port', String(port)], {
    env: { ...process.env, ARCHIPEL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The administration key is printed once, at this first start: the tests write with it. It is not shown again.
  let key = '';
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => {
    printed += text;
    key ||= /^\s+(arch_[\w-]+)\s*$/m.exec(printed)?.[1] ?? '';
  });
  let exit = null;
  child.on('exit', (code) => { exit = code ?? 1; });
  const stop = async () => {
    if (exit === null) {
      await new Promise((resolve) => {
        child.on('exit', resolve);
        child.kill('SIGTERM');
      });
    }
    await rm(home, { recursive: true, force: true });
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (!printed.includes(url.replace('http://', '')) || !(await answers(url))) {
    if (exit !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`Le service n'a pas démarré sur ${url}. Essayez : ./archipel serve --port ${port}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, key, home, stop };
}
