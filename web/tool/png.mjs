// A screenshot made lighter: shades that no eye tells apart become one, and the whole is deflated as hard as it gets. Reads
// what the browser writes (8 bits a channel, not interlaced), no more.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const STEP = 4;

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return out;
}

function paeth(a, b, c) {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Rows of RGB. */
function decode(png) {
  let at = 8;
  let head = null;
  const data = [];
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') head = png.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3];
  if (head[8] !== 8 || ![2, 6].includes(head[9]) || head[12] !== 0) throw new Error('not a screenshot');
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x >= channels ? pixels[here - channels] : 0;
      const up = y > 0 ? pixels[here - stride] : 0;
      const corner = x >= channels && y > 0 ? pixels[here - stride - channels] : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[here] = raw[y * (stride + 1) + 1 + x] + add;
    }
  }
  return { width, height, channels, pixels };
}

export function lighter(png) {
  const { width, height, channels, pixels } = decode(png);
  const stride = width * 3;
  const rgb = Buffer.alloc(stride * height);
  for (let i = 0, o = 0; i < pixels.length; i += channels) {
    for (let c = 0; c < 3; c++) rgb[o++] = Math.min(255, Math.round(pixels[i + c] / STEP) * STEP + (pixels[i + c] > 252 ? 3 : 0));
  }
  const best = [0, 1, 2].map((filter) => {
    const rows = Buffer.alloc((stride + 1) * height);
    for (let y = 0; y < height; y++) {
      rows[y * (stride + 1)] = filter;
      for (let x = 0; x < stride; x++) {
        const here = y * stride + x;
        const before = filter === 1 ? (x >= 3 ? rgb[here - 3] : 0) : filter === 2 ? (y > 0 ? rgb[here - stride] : 0) : 0;
        rows[y * (stride + 1) + 1 + x] = rgb[here] - before;
      }
    }
    return deflateSync(rows, { level: 9, memLevel: 9 });
  }).sort((a, b) => a.length - b.length)[0];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const small = Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', best), chunk('IEND', Buffer.alloc(0))]);
  return small.length < png.length ? small : png;
}
