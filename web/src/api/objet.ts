// An object's links: the communes it touches, the fiches that concern it.

import { getJson } from './http.ts';
import type { CommuneRef, FicheRef } from './refs.ts';

export interface ObjetLinks {
  readonly layer: string;
  readonly id: string;
  readonly nom: string | null;
  readonly communes: readonly CommuneRef[];
  readonly fiches: readonly (FicheRef & { readonly role: string | null })[];
  readonly surface_ha: number | null;
  readonly longueur_km: number | null;
}

export function getObjet(layer: string, id: string, signal?: AbortSignal): Promise<ObjetLinks> {
  return getJson(`/api/objets/${encodeURIComponent(layer)}/${encodeURIComponent(id)}`, signal);
}
