// The catalogue as the page needs it: what a layer is, its fields, how it is drawn.

import { getJson } from './http.ts';
import type { Bbox } from './refs.ts';

export interface Code {
  readonly code: string;
  readonly title: string;
}

export interface Field {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'text[]';
  readonly title: string;
  readonly meaning?: string | null;
  readonly unit?: string | null;
  readonly codes?: readonly Code[];
  readonly required?: boolean;
  readonly computed?: boolean;
}

export type Dash = 'solid' | 'dashed' | 'dotted';

export interface StyleCase {
  readonly value: string;
  readonly title: string;
  readonly color?: string | null;
  readonly opacity?: number | null;
  readonly dash?: Dash | null;
  readonly pattern?: 'hatch' | null;
}

export interface LayerStyle {
  readonly geometry: 'fill' | 'line' | 'circle';
  readonly color: string;
  readonly opacity?: number | null;
  readonly width?: number | null;
  readonly cases?: { readonly field: string; readonly values: readonly StyleCase[]; readonly other?: string | null } | null;
  /** The symbol of points and of small objects. */
  readonly marker?: { readonly shape: 'circle' | 'square' | 'diamond' | 'hexagon' | 'triangle' | 'ring'; readonly size: number } | null;
}

/** A file of the whole layer. */
export interface LayerFile {
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

export interface Layer {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly geometryType: string;
  readonly label: string;
  readonly attribution?: string | null;
  readonly fields: readonly Field[];
  readonly style: LayerStyle;
  readonly nombre: number | null;
  readonly bbox: Bbox | null;
  readonly telechargements?: readonly LayerFile[];
}

/** A list, or the bare array: both are understood. */
export async function getLayers(signal?: AbortSignal): Promise<readonly Layer[]> {
  const answer = await getJson<readonly Layer[] | { items: readonly Layer[] }>('/api/couches', signal);
  return 'items' in answer ? answer.items : answer;
}
