// A project's footprint read from a file of any format the service opens; nothing is kept there.

import type { MultiPolygon, Polygon } from 'geojson';
import { address, ask } from './http.ts';
import { ApiProblem } from './problem.ts';

export interface FootprintFacts {
  readonly nom: string;
  readonly couche: string;
  readonly crs: string;
  readonly objets: number;
  readonly surface_ha: number;
  readonly titre: string;
  /** What was left out, repaired or read otherwise than it stands. */
  readonly remarques: readonly string[];
}

/** In longitude and latitude. */
export interface Footprint {
  readonly geometry: Polygon | MultiPolygon;
  readonly properties: FootprintFacts;
}

/** What the file leaves open, and what one may answer. */
export interface Open {
  readonly parameter: 'couche' | 'crs';
  readonly choices: readonly string[];
}

/** `chosen`: answers to what the file left open. Throws {@link ApiProblem}. */
export async function readFootprint(file: File, chosen: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Footprint> {
  const form = new FormData();
  form.set('fichier', file, file.name);
  const response = await ask(address('/api/scot/emprise', chosen), { method: 'POST', headers: { Accept: 'application/json' }, body: form, signal: signal ?? null });
  return (await response.json()) as Footprint;
}

/** Null when the problem is no question. */
export function openOf(problem: ApiProblem): Open | null {
  const { type, parametre, choix } = problem.members;
  if (typeof type !== 'string' || !type.endsWith('choix-necessaire')) return null;
  return (parametre === 'couche' || parametre === 'crs') && Array.isArray(choix) ? { parameter: parametre, choices: choix.map(String) } : null;
}
