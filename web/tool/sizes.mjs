// What a visitor downloads, compressed. The budget is of the first view: what comes without a click, our own code apart from
// the map library. Whatever a click brings is a chunk with a looser bound of its own. Over either, the build fails.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const FIRST_VIEW_KB = 300;
const CHUNK_KB = 120;
const ENTRIES = ['src/main.ts', 'src/style/app.css'];

const MAP = 'carte (MapLibre)';

/** The part an output belongs to. */
function part(file, { inputs }, first) {
  const holds = (library) => Object.keys(inputs).some((input) => input.includes(`node_modules/${library}/`));
  if (file.endsWith('.woff2')) return 'polices';
  if (file.includes('maplibre-worker') || holds('maplibre-gl') && file.endsWith('.js')) return MAP;
  if (first.has(file)) return 'première vue';
  return holds('terra-draw') ? 'dessin (terra-draw)' : holds('@observablehq/plot') ? 'graphiques (Plot)' : 'autres pages';
}

/** The entries and all they import without waiting for anybody. */
export function firstView(outputs) {
  const waiting = Object.keys(outputs).filter((file) => ENTRIES.includes(outputs[file].entryPoint));
  const found = new Set();
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (found.has(file) || outputs[file] === undefined) continue;
    found.add(file);
    waiting.push(...outputs[file].imports.filter(({ kind }) => kind !== 'dynamic-import').map(({ path }) => path));
  }
  return found;
}

/** The pages a chunk is for, by its entry or by what weighs most in it. */
function nameOf(file, { entryPoint, inputs }) {
  const heaviest = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)[0]?.[0];
  return (entryPoint ?? heaviest ?? file).replace(/^.*node_modules\//, '');
}

function line(name, bytes) {
  return `${name.padEnd(34)} ${(bytes / KB).toFixed(1).padStart(7)} Ko compressés`;
}

export async function printSizes(metafile, root) {
  const { outputs } = metafile;
  const first = firstView(outputs);
  const parts = new Map();
  const chunks = [];
  for (const [file, output] of Object.entries(outputs)) {
    if (!/\.(js|css|woff2)$/.test(file)) continue;
    const bytes = await readFile(join(root, file));
    const size = file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
    const name = part(file, output, first);
    parts.set(name, (parts.get(name) ?? 0) + size);
    if (name !== MAP && !first.has(file) && !file.endsWith('.woff2')) chunks.push({ name: nameOf(file, output), size });
  }
  for (const [name, size] of parts) console.log(line(name, size));
  console.log(`Chargés au besoin, les plus lourds (${CHUNK_KB} Ko au plus chacun) :`);
  for (const { name, size } of chunks.sort((a, b) => b.size - a.size).slice(0, 8)) console.log(line(`  ${name}`, size));
  const over = chunks.filter(({ size }) => size > CHUNK_KB * KB);
  if ((parts.get('première vue') ?? 0) > FIRST_VIEW_KB * KB) throw new Error(`La première vue dépasse son budget de ${FIRST_VIEW_KB} Ko compressés.`);
  if (over.length > 0) throw new Error(`Au-dessus de ${CHUNK_KB} Ko compressés : ${over.map(({ name }) => name).join(', ')}.`);
}
