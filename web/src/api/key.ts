// Whose key is it: the address that tries one.

import { getWithKey } from './http.ts';

export interface Holder {
  readonly nom: string;
  readonly role: string;
  readonly creee_le: string;
}

/** Throws {@link ApiProblem}: 401 when the key is not good. */
export function getHolder(secret: string): Promise<Holder> {
  return getWithKey('/api/cle', secret);
}
