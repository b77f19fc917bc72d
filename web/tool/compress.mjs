// Beside every file that lasts, the same compressed as small as it gets: the service sends it as it is.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [br, gz] = [promisify(brotliCompress), promisify(gzip)];
const SMALLEST = 600;
/** The last two levels cost seconds on a large file and win little. */
const LARGE = 400_000;

export async function compress(folder) {
  for (const name of await readdir(folder)) {
    if (!/\.(js|css|svg|json)$/.test(name)) continue;
    const bytes = await readFile(join(folder, name));
    if (bytes.length < SMALLEST) continue;
    const quality = bytes.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await writeFile(join(folder, `${name}.br`), await br(bytes, { params }));
    await writeFile(join(folder, `${name}.gz`), await gz(bytes, { level: 9 }));
  }
}
