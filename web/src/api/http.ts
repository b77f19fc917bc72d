// The one place that talks to the service.

import { fromDocument, unreachable } from './problem.ts';

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

async function request<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw unreachable();
  }
  if (!response.ok) {
    throw fromDocument(response.status, await response.text());
  }
  return (await response.json()) as T;
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
