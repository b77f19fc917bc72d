// The keys, for whoever has an administrator's.

import { keyring } from '../state/key.ts';
import { getWithKey } from './http.ts';
import { ApiProblem } from './problem.ts';
import type { List } from './refs.ts';
import { write } from './write.ts';

export type Role = 'lecteur' | 'editeur' | 'administrateur';

export interface Key {
  readonly id: string;
  readonly nom: string;
  readonly role: Role;
  readonly creee_le: string;
  readonly utilisee_le: string | null;
  readonly revoquee_le: string | null;
  readonly expire_le: string | null;
  readonly etat: 'valable' | 'expiree' | 'revoquee';
}

export interface KeyDraft {
  readonly nom?: string;
  readonly role?: Role;
  readonly expire_le?: string | null;
}

export function listKeys(): Promise<List<Key>> {
  if (keyring.secret === null) return Promise.reject(new ApiProblem(401, 'Clé nécessaire', 'Gérer les clés demande une clé d’administrateur.'));
  return getWithKey('/api/cles', keyring.secret);
}

/** The key itself comes once, in `secret`. */
export async function createKey(draft: KeyDraft): Promise<{ cle: Key; secret: string }> {
  return (await write({ method: 'POST', url: '/api/cles', body: draft, version: null })) as unknown as { cle: Key; secret: string };
}

export async function changeKey(id: string, draft: KeyDraft): Promise<Key> {
  return (await write({ method: 'PATCH', url: `/api/cles/${encodeURIComponent(id)}`, body: draft, version: null })) as unknown as Key;
}

export async function revokeKey(id: string): Promise<Key> {
  return (await write({ method: 'DELETE', url: `/api/cles/${encodeURIComponent(id)}`, version: null })) as unknown as Key;
}
