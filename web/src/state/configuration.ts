// /config.json: the grounds one may put under the layers and the service that finds addresses. Nothing by default.

import { getJson } from '../api/http.ts';

export interface Ground {
  readonly id: string;
  readonly titre: string;
  /** Tile addresses with {z}, {x}, {y}. The service reads the same file and lets the page ask their host. */
  readonly tuiles: readonly string[];
  readonly taille?: number;
  readonly zoom_max?: number;
  readonly attribution?: string;
  /** From 0 to 1, its colours kept; else it is faded, so that our layers stay what one reads. */
  readonly opacite?: number;
}

export interface Geocoder {
  readonly titre: string;
  /** With {q} where what is typed goes; answers GeoJSON. */
  readonly adresse: string;
}

export interface Configuration {
  readonly grounds: readonly Ground[];
  /** Shown unless another is chosen. */
  readonly first: string | null;
  readonly geocoder: Geocoder | null;
}

const NONE: Configuration = { grounds: [], first: null, geocoder: null };

interface Written {
  readonly fond?: Partial<Ground> | null;
  readonly fonds?: readonly Partial<Ground>[] | null;
  readonly geocodeur?: Partial<Geocoder> | null;
}

function slug(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function ground(written: Partial<Ground> | null | undefined): readonly Ground[] {
  const { titre, tuiles } = written ?? {};
  if (typeof titre !== 'string' || !Array.isArray(tuiles) || tuiles.length === 0) return [];
  return [{ ...written, id: written?.id ?? slug(titre), titre, tuiles: tuiles as readonly string[] }];
}

/** `fond` alone is shown at once; those of `fonds` wait to be chosen. What cannot be read is left out. */
export function readConfiguration(written: unknown): Configuration {
  if (typeof written !== 'object' || written === null) return NONE;
  const { fond, fonds, geocodeur } = written as Written;
  const [own] = ground(fond);
  const others = (Array.isArray(fonds) ? fonds : []).flatMap(ground).filter(({ id }) => id !== own?.id);
  const geocoder = typeof geocodeur?.adresse === 'string' && geocodeur.adresse.includes('{q}')
    ? { titre: geocodeur.titre ?? 'Adresses', adresse: geocodeur.adresse } : null;
  return { grounds: own === undefined ? others : [own, ...others], first: own?.id ?? null, geocoder };
}

let asked: Promise<Configuration> | null = null;

/** Read once; nothing is configured when it cannot be. */
export function configuration(): Promise<Configuration> {
  asked ??= getJson<unknown>('/config.json').then(readConfiguration, () => NONE);
  return asked;
}
