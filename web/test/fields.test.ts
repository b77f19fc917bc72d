import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Field, readFields } from '../src/fiche/fields.ts';
import { decisionFields } from '../src/fiche/life-fields.ts';
import { parseEuros, parseYear } from '../src/format/parse.ts';
import type { Life } from '../src/api/life.ts';

test('an amount is read as one types it in French, and what could be read two ways is not', () => {
  assert.equal(parseEuros('1 234,56'), 1234.56);
  assert.equal(parseEuros('1\u202f234\u202f567,5 €'), 1234567.5);
  assert.equal(parseEuros('1234.56'), 1234.56);
  assert.equal(parseEuros('0'), 0);
  assert.equal(parseEuros('  '), undefined);
  for (const text of ['1.234', '1,234', 'douze', '-5', '1,2,3', '12k€']) assert.equal(parseEuros(text), null, text);
});

test('a year has four digits', () => {
  assert.deepEqual(['2026', ' 2026 ', '', '26', '20266', '3000'].map(parseYear), [2026, 2026, undefined, null, null, null]);
});

test('a form says what is awaited, field by field, and sends null for what is left blank', () => {
  const fields: readonly Field[] = [
    { name: 'montant_eur', label: 'Montant', kind: 'money', required: true },
    { name: 'libelle', label: 'Libellé', kind: 'text' },
    { name: 'annee', label: 'Année', kind: 'year', required: true },
  ];
  const { body, errors } = readFields(fields, { montant_eur: 'beaucoup', annee: '' });
  assert.deepEqual([...errors.keys()], ['montant_eur', 'annee']);
  assert.equal(body['libelle'], null);
  assert.deepEqual(readFields(fields, { montant_eur: '1 500,25', annee: '2026', libelle: ' Terrassement ' }),
    { body: { montant_eur: 1500.25, libelle: 'Terrassement', annee: 2026 }, errors: new Map() });
});

test('a decision offers the allowed statuses, and only the committees that may decide the chosen one', () => {
  const life = { transitions: [{ statut: 'validee', instances: ['copil'] }, { statut: 'en_maturation', instances: ['cotech'] }] } as unknown as Life;
  const committees = (statut: string): (string | undefined)[] => decisionFields(life, { statut })[1]?.options?.map(({ value }) => value) ?? [];
  assert.deepEqual(committees('validee'), ['copil']);
  assert.deepEqual(committees(''), ['copil', 'cotech']);
  assert.deepEqual(decisionFields(life, {})[0]?.options?.map(({ title }) => title), ['Validée', 'En maturation']);
});
