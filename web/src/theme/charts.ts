// Distributions of a theme as charts, and back: which objects a bar is made of, which bars an object is in.

import type { Breakdown, Completeness, Theme } from '../api/theme.ts';
import { barChart } from '../chart/bars.ts';
import { COLOURS } from '../chart/colours.ts';
import type { ChartSpec, Kind, Picked } from '../chart/spec.ts';
import { plural } from '../format/number.ts';
import { inkOf } from './inks.ts';

const KINDS: Readonly<Record<string, Kind>> = { ha: 'hectares', km: 'kilometres' };
const MOST_ROWS = 14;

/** What a row of measures leaves out. */
function withoutMeasure({ unite, lignes }: Breakdown): string | null {
  const without = unite === null ? 0 : lignes.reduce((sum, { parts }) => sum + parts.reduce((all, { sans_mesure }) => all + sans_mesure, 0), 0);
  return without === 0 ? null : `${plural(without, 'objet')} sans ${unite === 'km' ? 'longueur' : 'surface'} connue, hors de ces barres.`;
}

/** The rows that have most; the others stay in the page's own table. */
function longest({ lignes, ligne }: Breakdown): Breakdown['lignes'] {
  if (lignes.length <= MOST_ROWS || ligne !== 'Commune') return lignes;
  const count = ({ parts }: Breakdown['lignes'][number]): number => parts.reduce((sum, { nombre }) => sum + nombre, 0);
  return [...lignes].sort((a, b) => count(b) - count(a)).slice(0, MOST_ROWS);
}

export function breakdownChart(theme: Pick<Theme, 'id' | 'titre'>, breakdown: Breakdown): ChartSpec {
  const { id, titre, ligne, unite, series } = breakdown;
  const rows = longest(breakdown);
  const left = breakdown.lignes.length - rows.length;
  const notes = [withoutMeasure(breakdown), left === 0 ? null : `Les ${MOST_ROWS} premières communes ; ${plural(left, 'autre')} dans le tableau des objets.`].filter((note) => note !== null);
  return barChart({
    name: `${theme.id}-${id}`,
    title: titre,
    sentence: `${theme.titre} : ${titre.toLowerCase()}, ${unite === null ? 'en nombre d’objets' : unite === 'km' ? 'en kilomètres' : 'en hectares'}. Une barre par ligne : ${ligne.toLowerCase()}.`,
    heading: ligne,
    kind: unite === null ? 'entier' : (KINDS[unite] ?? 'nombre'),
    series: series.map(({ code, titre: name }, rank) => ({ title: name, ...inkOf(theme.id, code, rank) })),
    rows: rows.map(({ code, titre: name, parts }) => ({
      key: code,
      name,
      values: series.map((each) => {
        const part = parts.find(({ serie }) => serie === each.code);
        return part === undefined ? (unite === null ? 0 : null) : unite === null ? part.nombre : part.mesure;
      }),
    })),
    picks: true,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  });
}

/** Objects of a mark, of a whole row when no column is said. */
export function objectsOf({ lignes, series }: Breakdown, { key, column }: Picked): readonly string[] {
  const serie = column === null ? undefined : series[column - 1]?.code;
  return lignes.filter(({ code }) => code === key).flatMap(({ parts }) => parts.filter((part) => serie === undefined || part.serie === serie).flatMap(({ objets }) => objets));
}

/** Rows that hold one of the objects. */
export function rowsOf({ lignes }: Breakdown, objects: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(lignes.filter(({ parts }) => parts.some(({ objets }) => objets.some((id) => objects.has(id)))).map(({ code }) => code));
}

/** How a mark is written in the address, and read back. */
export function choiceOf({ id, series }: Breakdown, { key, column }: Picked): string {
  const serie = column === null ? undefined : series[column - 1]?.code;
  return [id, key, ...(serie === undefined ? [] : [serie])].join('~');
}

export interface Chosen {
  readonly words: string;
  readonly objects: ReadonlySet<string>;
}

/** Null when the address chooses nothing, or what is not there. */
export function chosenBy({ repartitions }: Pick<Theme, 'repartitions'>, text: string): Chosen | null {
  const [id, key = '', serie] = text.split('~');
  const breakdown = repartitions.find((each) => each.id === id);
  const row = breakdown?.lignes.find(({ code }) => code === key);
  if (breakdown === undefined || row === undefined) return null;
  const column = serie === undefined ? null : breakdown.series.findIndex(({ code }) => code === serie) + 1;
  const second = column === null ? null : breakdown.series[column - 1]?.titre ?? null;
  return {
    words: [`${breakdown.ligne} : ${row.titre}`, ...(second === null || serie === 'tout' ? [] : [second])].join(', '),
    objects: new Set(objectsOf(breakdown, { key, column: column === 0 ? null : column })),
  };
}

/** How far each field is known. */
export function knownChart(theme: Pick<Theme, 'id' | 'titre'>, fields: readonly Completeness[]): ChartSpec {
  return barChart({
    name: `${theme.id}-renseigne`,
    title: 'Ce que les sources disent',
    sentence: `${theme.titre} : combien d’objets ont chaque champ renseigné.`,
    heading: 'Champ',
    kind: 'entier',
    series: [{ title: 'Renseigné', colour: COLOURS.accent, motif: 'plein' }, { title: 'Non renseigné', colour: COLOURS.gris, motif: 'vide' }],
    rows: fields.map(({ champ, titre, renseignes, sur }) => ({ key: champ, name: titre, values: [renseignes, sur - renseignes] })),
  });
}
