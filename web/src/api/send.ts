// A form with a file sent by the older request, which tells how far it has come: fetch does not.

import { keyring } from '../state/key.ts';
import { network } from '../state/network.ts';
import { fromDocument, unreachable } from './problem.ts';

export interface Sending {
  readonly url: string;
  readonly form: FormData;
  readonly headers: Readonly<Record<string, string>>;
  readonly progress: (event: ProgressEvent) => void;
  readonly signal: AbortSignal;
}

/** The JSON answered. Throws {@link ApiProblem}; one stopped by `signal` throws an AbortError. */
export function send<T>({ url, form, headers, progress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', progress);
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
      } else {
        if (request.status === 401) keyring.refuse();
        reject(fromDocument(request.status, request.responseText));
      }
    });
    request.addEventListener('error', () => { network.begin()(false); reject(unreachable()); });
    request.addEventListener('abort', () => reject(new DOMException('Envoi arrêté', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
