// Writes: signed with the key of this tab, made on a version, answered with the next one.

import { keyring } from '../state/key.ts';
import { ask, bearer } from './http.ts';
import { ApiProblem } from './problem.ts';

export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** JSON, or a form with files; null: no body. */
  readonly body?: unknown;
  /** The version the writer saw; null where there is none (creation). */
  readonly version: number | null;
}

export interface Written {
  readonly version: number | null;
  readonly [member: string]: unknown;
}

function noKey(): ApiProblem {
  return new ApiProblem(401, 'Clé nécessaire', 'Écrire demande une clé. Donnez-la, puis enregistrez de nouveau : votre saisie est gardée.');
}

/** Throws {@link ApiProblem}: 401 (the page then asks for a key), 412 with both versions, 422 naming the field. */
export async function write({ method, url, body = null, version }: Write): Promise<Written> {
  const { secret } = keyring;
  if (secret === null) {
    keyring.refuse();
    throw noKey();
  }
  const headers: Record<string, string> = { Accept: 'application/json', Authorization: bearer(secret) };
  if (version !== null) headers['If-Match'] = `"${version}"`;
  const form = body instanceof FormData;
  if (body !== null && !form) headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  try {
    const response = await ask(url, { method, headers, body: body === null ? null : form ? body : JSON.stringify(body) });
    const answer = response.status === 204 ? {} : (await response.json()) as Record<string, unknown>;
    return { ...answer, version: versionOf(answer['version'], response.headers.get('ETag')) };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) keyring.refuse();
    throw error;
  }
}

function versionOf(member: unknown, tag: string | null): number | null {
  if (typeof member === 'number') return member;
  const digits = /^"(\d+)"$/.exec(tag ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
