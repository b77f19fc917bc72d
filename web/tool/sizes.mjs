// What a visitor downloads, compressed, our code apart from the map library; over the budget, the build fails.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 300;

/** The part an output belongs to, by what weighs most in it. */
function part(file, output) {
  if (file.endsWith('.woff2')) return 'polices';
  if (file.includes('maplibre-worker')) return 'carte (MapLibre)';
  const inputs = Object.keys(output.inputs);
  if (inputs.some((input) => input.includes('node_modules/maplibre-gl/'))) return 'carte (MapLibre)';
  if (inputs.some((input) => input.includes('node_modules/terra-draw/'))) return 'dessin (terra-draw)';
  return 'application';
}

export async function printSizes(metafile, root) {
  const sizes = new Map();
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (/\.(js|css|woff2)$/.test(file)) {
      const bytes = await readFile(join(root, file));
      const size = file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
      const name = part(file, output);
      sizes.set(name, (sizes.get(name) ?? 0) + size);
    }
  }
  for (const [name, size] of sizes) {
    console.log(`${name.padEnd(22)} ${(size / 1024).toFixed(1).padStart(7)} Ko compressés`);
  }
  if ((sizes.get('application') ?? 0) > BUDGET_KB * 1024) {
    throw new Error(`L'application dépasse son budget de ${BUDGET_KB} Ko compressés.`);
  }
}
