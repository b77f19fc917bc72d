// What the user chose over what was found in the file.

import type { ImportColumn, ImportOptions } from '../api/import.ts';

/** The same options with one column read as another field; an empty field: the column is not read. */
export function withField(options: ImportOptions, columns: readonly ImportColumn[], column: ImportColumn, champ: string): ImportOptions {
  const chosen: Record<string, string | null> = { ...options.correspondance };
  for (const { champ: known, titre } of columns) {
    if (known !== null) chosen[known] = titre;
  }
  if (column.champ !== null) chosen[column.champ] = null;
  if (champ !== '') chosen[champ] = column.titre;
  return { ...options, correspondance: chosen };
}

/** The same options, an empty text taking its member away; another sheet or line of titles forgets the columns chosen. */
export function withOption(options: ImportOptions, name: 'feuille' | 'ligne_titres' | 'date' | 'instance', text: string): ImportOptions {
  const { [name]: _, ...others } = options;
  const kept: ImportOptions = name === 'feuille' ? without(others, 'correspondance', 'ligne_titres')
    : name === 'ligne_titres' ? without(others, 'correspondance')
    : others;
  if (text === '') return kept;
  return { ...kept, [name]: name === 'ligne_titres' ? Number(text) : text };
}

function without(options: ImportOptions, ...names: (keyof ImportOptions)[]): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name as keyof ImportOptions)));
}
