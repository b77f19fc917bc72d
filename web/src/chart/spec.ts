// What a chart is: a title, a sentence, a table of facts, and how to draw them. The table is the truth; marks carry its keys.

import type { PlotOptions } from '@observablehq/plot';
import type { Inks } from './inks.ts';
import type { Parts } from './plot.ts';

/** How a column's values are written: « 12,4 ha », « 1 234 567 € », « 37,0 km »; `annee` without a space between thousands. */
export type Kind = 'texte' | 'annee' | 'entier' | 'nombre' | 'euros' | 'hectares' | 'kilometres' | 'pourcent';

/** Null: not known, said so in the table; no mark. */
export type Cell = string | number | null;

export interface Column {
  readonly title: string;
  readonly kind: Kind;
}

export interface Row {
  /** Names the row on its marks (`data-key`). */
  readonly key: string;
  /** One for each column; the first is the row's name. */
  readonly cells: readonly Cell[];
  /** Where the row's name leads in the table. */
  readonly href?: string;
}

export type Motif = 'plein' | 'hachures' | 'contre' | 'croise' | 'points' | 'traits' | 'vide';

/** A colour never alone: its pattern says the same in black and white. */
export interface Ink {
  readonly colour: string;
  readonly motif: Motif;
}

/** Written in the drawing where a mark has no room for its own name. */
export interface KeyItem extends Ink {
  readonly title: string;
}

export interface Frame {
  /** The parts of Observable Plot that charts use. */
  readonly plot: Parts;
  /** In pixels. */
  readonly width: number;
  readonly inks: Inks;
}

export interface Drawn {
  readonly options: PlotOptions;
  readonly key?: readonly KeyItem[];
}

export interface ChartSpec {
  /** Name of the downloaded files, without accents. */
  readonly name: string;
  readonly title: string;
  /** What the drawing shows, for who does not see it. */
  readonly sentence: string;
  /** Under the drawing: its source, what it leaves out. */
  readonly note?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly draw: (frame: Frame) => Drawn;
  /** Rows may be pointed at and chosen: events `chart-point` and `chart-choose`, whose detail is a Picked. */
  readonly picks?: boolean;
}

/** A row, and the column of its mark when a row has several. */
export interface Picked {
  readonly key: string;
  readonly column: number | null;
}
