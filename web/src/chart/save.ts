// A chart as a file: its table, its drawing with title and note, or a picture of that drawing.

import { INK, INK_2, PAPER } from './colours.ts';
import { element } from './inks.ts';
import { textWidth } from './key.ts';
import type { ChartSpec } from './spec.ts';
import { csv } from './words.ts';

const MARGIN = 16;
/** A picture is read on paper too: twice the pixels of the screen. */
const SCALE = 2;

function give(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveCsv(spec: ChartSpec): void {
  give(new Blob([csv(spec)], { type: 'text/csv;charset=utf-8' }), `${spec.name}.csv`);
}

/** A text on as many lines as a width asks for. */
export function wrapped(text: string, width: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last === undefined || textWidth(`${last} ${word}`) > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

function written(lines: readonly string[], y: number, attributes: Readonly<Record<string, string | number>>): SVGTextElement[] {
  return lines.map((line, index) => {
    const text = element('text', { x: MARGIN, y: y + 19 * index, ...attributes });
    text.textContent = line;
    return text;
  });
}

/** The drawing as it stands on the page, on paper, under its title. */
function framed(spec: ChartSpec, drawing: SVGSVGElement): SVGSVGElement {
  const [width, height] = [Number(drawing.getAttribute('width')), Number(drawing.getAttribute('height'))];
  const title = wrapped(spec.title, width / 1.25);
  const note = wrapped(spec.note ?? '', width);
  const top = MARGIN + 22 * title.length + 8;
  const whole = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: width + 2 * MARGIN, height: top + height + 19 * note.length + MARGIN });
  whole.setAttribute('viewBox', `0 0 ${width + 2 * MARGIN} ${whole.getAttribute('height')}`);
  whole.setAttribute('font-family', drawing.getAttribute('font-family') ?? 'sans-serif');
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(top));
  copy.querySelectorAll('.lit').forEach((mark) => mark.classList.remove('lit'));
  whole.append(
    element('rect', { width: '100%', height: '100%', fill: PAPER }),
    ...written(title, MARGIN + 14, { 'font-size': 17, 'font-weight': 600, fill: INK }),
    copy,
    ...written(note, top + height + 15, { 'font-size': 12, fill: INK_2 }),
  );
  return whole;
}

function svgBlob(spec: ChartSpec, drawing: SVGSVGElement): { readonly blob: Blob; readonly width: number; readonly height: number } {
  const whole = framed(spec, drawing);
  const text = new XMLSerializer().serializeToString(whole);
  return { blob: new Blob([text], { type: 'image/svg+xml' }), width: Number(whole.getAttribute('width')), height: Number(whole.getAttribute('height')) };
}

export function saveSvg(spec: ChartSpec, drawing: SVGSVGElement): void {
  give(svgBlob(spec, drawing).blob, `${spec.name}.svg`);
}

export async function savePng(spec: ChartSpec, drawing: SVGSVGElement): Promise<void> {
  const { blob, width, height } = svgBlob(spec, drawing);
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((picture) => { if (picture !== null) give(picture, `${spec.name}.png`); }, 'image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}
