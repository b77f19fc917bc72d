// The user's choice of columns over what was found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportColumn } from '../src/api/import.ts';
import { withField, withOption } from '../src/import/choice.ts';

function column(lettre: string, titre: string, champ: string | null): ImportColumn {
  return { lettre, titre, champ, exemples: [], remarque: null, unite: null };
}

const COLUMNS = [column('A', 'N°', 'numero'), column('B', 'Somme', null), column('C', 'Coût', 'cout')];

test('a column read as another field keeps what was found of the others', () => {
  assert.deepEqual(withField({}, COLUMNS, COLUMNS[1]!, 'realise.2024').correspondance, { numero: 'N°', cout: 'Coût', 'realise.2024': 'Somme' });
});

test('a field moves from its column to another', () => {
  assert.deepEqual(withField({}, COLUMNS, COLUMNS[1]!, 'cout').correspondance, { numero: 'N°', cout: 'Somme' });
});

test('a column no longer read frees its field', () => {
  assert.deepEqual(withField({}, COLUMNS, COLUMNS[2]!, '').correspondance, { numero: 'N°', cout: null });
});

test('another sheet forgets the columns and the line of titles; a date does not', () => {
  const chosen = { ligne_titres: 4, correspondance: { cout: 'Coût' }, date: '2026-06-30' };
  assert.deepEqual(withOption(chosen, 'feuille', 'Bilan'), { date: '2026-06-30', feuille: 'Bilan' });
  assert.deepEqual(withOption(chosen, 'ligne_titres', '5'), { date: '2026-06-30', ligne_titres: 5 });
  assert.deepEqual(withOption(chosen, 'date', ''), { ligne_titres: 4, correspondance: { cout: 'Coût' } });
});
