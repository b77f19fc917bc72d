// The name one says for a contract: its kind by its initials, then whose it is.

import { fold } from './fold.ts';

/**
 * `Contrat de relance et de transition écologique de Lens-Liévin`, `CRTE CALL` → `CRTE de Lens-Liévin`. The first word of
 * the acronym must spell the beginning of the title; otherwise the title itself is the name.
 */
export function contractTitle({ titre, sigle }: { readonly titre: string; readonly sigle: string | null }): string {
  const kind = sigle?.split(' ')[0] ?? '';
  const letters = [...fold(kind)];
  const words = titre.split(' ');
  let at = 0;
  for (; at < words.length && letters.length > 0; at++) {
    if (fold(words[at] ?? '').startsWith(letters[0] ?? '')) letters.shift();
  }
  const rest = words.slice(at).join(' ').split(',')[0] ?? '';
  return (kind === '' || letters.length > 0 || rest === '' ? titre : `${kind} ${rest}`).replaceAll("'", '’');
}
