// Files sent to the service, with how far they are: fetch does not say, so the older request is used.

import { keyring } from '../state/key.ts';
import { bearer } from './http.ts';
import { ApiProblem, fromDocument, unreachable } from './problem.ts';

export interface Upload {
  readonly url: string;
  readonly file: File;
  readonly fields: Readonly<Record<string, string>>;
  /** The version of the fiche the sender saw. */
  readonly version: number;
  /** 0 to 1, of what is sent. */
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

export interface Uploaded {
  readonly n: number;
  readonly version: number;
  readonly avertissements?: readonly string[];
}

/** Throws {@link ApiProblem}; a sending stopped by `signal` throws an AbortError. */
export function upload({ url, file, fields, version, progress, signal }: Upload): Promise<Uploaded> {
  const { secret } = keyring;
  if (secret === null) {
    keyring.refuse();
    return Promise.reject(new ApiProblem(401, 'Clé nécessaire', 'Joindre un fichier demande une clé.'));
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('fichier', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Authorization', bearer(secret));
    request.setRequestHeader('If-Match', `"${version}"`);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as Uploaded);
      } else {
        if (request.status === 401) keyring.refuse();
        reject(fromDocument(request.status, request.responseText));
      }
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('Envoi arrêté', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
