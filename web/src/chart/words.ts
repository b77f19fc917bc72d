// Values of a chart's table in French words, and as a file that a French spreadsheet opens.

import { count, euros, hectares, kilometres, plain, withUnit } from '../format/number.ts';
import type { Cell, ChartSpec, Column, Kind, Row } from './spec.ts';

const FORMATS: Readonly<Record<Exclude<Kind, 'texte'>, (value: number) => string>> = {
  annee: String,
  entier: count,
  nombre: plain,
  euros,
  hectares,
  kilometres,
  pourcent: (value) => withUnit(plain(value), '%'),
};

const UNITS: Readonly<Record<Kind, string>> = { texte: '', annee: '', entier: '', nombre: '', euros: ' (€)', hectares: ' (ha)', kilometres: ' (km)', pourcent: ' (%)' };

export const NOT_KNOWN = 'Non renseigné';

export function numberText(kind: Kind, value: number): string {
  return kind === 'texte' ? plain(value) : FORMATS[kind](value);
}

/** Null where nothing is known. */
export function cellText({ kind }: Column, cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : typeof cell === 'string' ? cell : numberText(kind, cell);
}

/** `Carvin. Surface : 12,4 ha. Logements : non renseigné.` */
export function rowSentence({ columns }: ChartSpec, { cells }: Row, only: number | null = null): string {
  const [name, ...rest] = columns.map((column, index) => ({ title: column.title, text: cellText(column, cells[index]), index }));
  const facts = rest.filter(({ index }) => only === null || index === only).map(({ title, text }) => `${title} : ${text ?? 'non renseigné'}`);
  return [name?.text ?? 'Non renseigné', ...facts].join('. ');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Semicolons, decimal commas, CRLF, with the mark of UTF-8; what is not known is empty. */
export function csv({ columns, rows }: ChartSpec): string {
  const lines = [
    columns.map(({ title, kind }) => field(title + UNITS[kind])),
    ...rows.map(({ cells }) => columns.map((_, index) => {
      const cell = cells[index] ?? null;
      return cell === null ? '' : typeof cell === 'number' ? String(cell).replace('.', ',') : field(cell);
    })),
  ];
  return `\ufeff${lines.map((line) => `${line.join(';')}\r\n`).join('')}`;
}
