// What may be joined to a fiche, said before anything is sent. The service looks at the file itself and has the last word.

import { withUnit } from '../format/number.ts';

export const MAXIMUM_BYTES = 20 * 1024 * 1024;
const MEDIA: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'image JPEG', 'image/png': 'image PNG', 'image/webp': 'image WebP' };

/** For the file chooser. */
export const ACCEPTED = Object.keys(MEDIA).join(',');
export const HINT = 'PDF, JPEG, PNG ou WebP, jusqu’à 20 Mo.';

export function mediaTitle(type: string): string {
  return MEDIA[type] ?? type;
}

/** `950 octets`, `12 Ko`, `1,4 Mo`. */
export function size(bytes: number): string {
  if (bytes < 1024) return withUnit(String(bytes), bytes < 2 ? 'octet' : 'octets');
  if (bytes < 1024 * 1024) return withUnit(String(Math.round(bytes / 1024)), 'Ko');
  return withUnit((bytes / (1024 * 1024)).toLocaleString('fr-FR', { maximumFractionDigits: 1 }), 'Mo');
}

/** A sentence, or null when the file may be sent. */
export function refusal(file: { readonly name: string; readonly size: number; readonly type: string } | null): string | null {
  if (file === null) return 'Choisissez un fichier.';
  if (file.size === 0) return `« ${file.name} » est vide.`;
  // Some systems do not tell the type: the service will.
  if (file.type !== '' && MEDIA[file.type] === undefined) return `« ${file.name} » n’est ni un PDF ni une image JPEG, PNG ou WebP. Enregistrez-le en PDF, puis joignez-le.`;
  if (file.size > MAXIMUM_BYTES) return `« ${file.name} » pèse ${size(file.size)}, plus que les 20 Mo acceptés.`;
  return null;
}
