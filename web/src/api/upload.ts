// Files joined to a fiche, with how far their sending is.

import { keyring } from '../state/key.ts';
import { bearer } from './http.ts';
import { ApiProblem } from './problem.ts';
import { send } from './send.ts';

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
  return send<Uploaded>({
    url,
    form,
    headers: { Authorization: bearer(secret), 'If-Match': `"${version}"` },
    progress: ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    },
    signal,
  });
}
