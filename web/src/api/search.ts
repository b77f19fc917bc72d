// One box over communes, fiches and objects.

import { address, getJson } from './http.ts';
import type { Bbox, List } from './refs.ts';

export interface Hit {
  readonly type: 'commune' | 'fiche' | 'objet';
  readonly layer?: string | null;
  readonly id: string;
  readonly nom: string;
  readonly contexte: string | null;
  readonly bbox: Bbox | null;
  readonly href: string;
  /** Found by likeness, not by its letters. */
  readonly approchant?: boolean;
}

export async function search(q: string, signal?: AbortSignal): Promise<readonly Hit[]> {
  return (await getJson<List<Hit>>(address('/api/recherche', { q, limit: 20 }), signal)).items;
}
