// The one place that talks to the service.

import { network } from '../state/network.ts';
import { ApiProblem, fromDocument, unreachable } from './problem.ts';

export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** A path with its query; null and empty members are left out. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** An answer that was not refused. Throws {@link ApiProblem}, or the AbortError of the signal. */
export async function ask(url: string, init: RequestInit): Promise<Response> {
  const done = network.begin();
  let response: Response;
  try {
    response = await fetch(url, init);
    done(true);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      done(null);
      throw error;
    }
    done(false);
    throw unreachable();
  }
  if (!response.ok) {
    throw fromDocument(response.status, await response.text());
  }
  return response;
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  return (await (await ask(url, init)).json()) as T;
}

/** What a header can carry of a key: anything else is no key, and is not sent. */
const SENDABLE = /^[\x21-\x7e]{1,200}$/;

export function bearer(secret: string): string {
  if (!SENDABLE.test(secret)) {
    throw new ApiProblem(401, 'Clé illisible', 'Une clé ne contient ni espace ni lettre accentuée : recopiez-la en entier.');
  }
  return `Bearer ${secret}`;
}

/** A key goes in a header, never in an address; nothing of the answer is kept by the browser. */
export async function getWithKey<T>(url: string, secret: string): Promise<T> {
  return request<T>(url, { headers: { Accept: 'application/json', Authorization: bearer(secret) }, cache: 'no-store' });
}

/** Throws {@link ApiProblem}, or the AbortError of `signal`. */
export function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return request<T>(url, { headers: { Accept: 'application/json, application/geo+json' }, signal: signal ?? null });
}

/** Throws {@link ApiProblem}, or the AbortError of `signal`. */
export function postJson<T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return request<T>(url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
}
