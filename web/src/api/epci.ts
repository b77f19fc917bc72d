// An agglomeration: its communes and its contracts.

import { getJson } from './http.ts';
import type { CommuneRef, EpciRef } from './refs.ts';

export interface Epci extends EpciRef {
  readonly population: number | null;
  readonly surface_ha: number | null;
  readonly communes: readonly CommuneRef[];
  readonly contrats: readonly { readonly id: string; readonly titre: string }[];
}

export function getEpci(siren: string, signal?: AbortSignal): Promise<Epci> {
  return getJson(`/api/epci/${encodeURIComponent(siren)}`, signal);
}
