// A file's geometries, read by the service to be drawn from; nothing is kept there.

import type { Geometry } from 'geojson';
import { address, ask } from './http.ts';

export interface ReadTraces {
  readonly couches: readonly { readonly nom: string; readonly type: string }[];
  readonly couche: string | null;
  readonly crs: { readonly epsg: number; readonly nom: string } | null;
  readonly crs_ecrit: string;
  /** What must be told before the geometries come. */
  readonly manque: 'couche' | 'crs' | null;
  readonly traces: readonly { readonly titre: string | null; readonly geometry: Geometry }[];
  readonly avertissements: readonly string[];
}

/** Throws {@link ApiProblem}. */
export async function readTraces(file: File, told: { readonly couche: string; readonly crs: string }): Promise<ReadTraces> {
  const form = new FormData();
  form.set('fichier', file, file.name);
  const answer = await ask(address('/api/traces/lecture', told), { method: 'POST', headers: { Accept: 'application/json' }, body: form });
  return (await answer.json()) as ReadTraces;
}
