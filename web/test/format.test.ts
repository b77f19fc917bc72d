import assert from 'node:assert/strict';
import { test } from 'node:test';
import { date } from '../src/format/date.ts';
import { fold } from '../src/format/fold.ts';
import { count, distance, euros, hectareInterval, hectares, kilometres, plural } from '../src/format/number.ts';
import { groupSources, source } from '../src/format/source.ts';
import { glue } from '../src/format/typography.ts';
import { fieldValue } from '../src/format/value.ts';
import type { Field } from '../src/api/layer.ts';

const N = '\u202f';

test('thousands and units are held together by narrow no-break spaces', () => {
  assert.equal(euros(1234567), `1${N}234${N}567${N}€`);
  assert.equal(count(275736), `275${N}736`);
  assert.equal(kilometres(37), `37,0${N}km`);
  assert.ok(!/[ \u00a0]/.test(euros(9705637.5)));
});

test('cents are printed only when there are some', () => {
  assert.equal(euros(145500.5), `145${N}500,50${N}€`);
  assert.equal(euros(275000), `275${N}000${N}€`);
});

test('hectares have one decimal, two under one hectare so that a small plot is not 0', () => {
  assert.equal(hectares(12.44), `12,4${N}ha`);
  assert.equal(hectares(0.042), `0,04${N}ha`);
  assert.equal(hectares(0), `0,0${N}ha`);
});

test('an interval whose printed bounds are equal is one figure', () => {
  assert.equal(hectareInterval(3, 12.4), `entre 3,0${N}ha et 12,4${N}ha`);
  assert.equal(hectareInterval(12.41, 12.44), `12,4${N}ha`);
});

test('distances pass to kilometres at one thousand metres', () => {
  assert.equal(distance(999), `999${N}m`);
  assert.equal(distance(1500), `1,5${N}km`);
});

test('in French the plural begins at two', () => {
  assert.equal(plural(0, 'fiche'), '0\u00a0fiche');
  assert.equal(plural(1, 'fiche'), '1\u00a0fiche');
  assert.equal(plural(2, 'fiche'), '2\u00a0fiches');
  assert.equal(plural(3, 'lieu', 'lieux'), '3\u00a0lieux');
});

test('dates are read as days, whatever the time zone, and other texts are left alone', () => {
  assert.equal(date('2026-11-21'), '21\u00a0nov.\u00a02026');
  assert.equal(date('2021-07-09T23:30:00Z'), '9\u00a0juil.\u00a02021');
  assert.equal(date('vers 2019'), 'vers 2019');
});

test('names are folded for searching: accents, ligatures, hyphens and apostrophes', () => {
  assert.equal(fold('Nœux-les-Mines'), 'noeux les mines');
  assert.equal(fold('Estrée-Cauchy, l’Écluse'), 'estree cauchy l ecluse');
});

test('signs stay with their words', () => {
  assert.equal(glue('Obtenu : projet « Vélo » ; 30 % ?'), `Obtenu\u00a0: projet «\u00a0Vélo\u00a0»${N}; 30${N}%${N}?`);
});

test('a source names its document and its lines', () => {
  assert.deepEqual(source('crte-call-2021:812'), { document: 'CRTE de Lens-Liévin (2021)', place: 'ligne 812' });
  assert.deepEqual(source('crte-cahc-2021:232-233'), { document: 'CRTE d’Hénin-Carvin (2021)', place: 'lignes 232–233' });
  assert.deepEqual(source('mbm-cites-minieres:49A'), { document: 'mbm-cites-minieres', place: '49A' });
  assert.deepEqual(source('INSEE'), { document: 'INSEE', place: '' });
});

test('sources of one document are one line', () => {
  assert.deepEqual(groupSources(['crte-call-2021:1', 'INSEE', 'crte-call-2021:3-4']), [
    { document: 'CRTE de Lens-Liévin (2021)', places: ['ligne 1', 'lignes 3–4'] },
    { document: 'INSEE', places: [] },
  ]);
});

const field = (rest: Partial<Field>): Field => ({ name: 'x', type: 'text', title: 'X', ...rest });

test('a code is shown by its title, also when it is a number or stands in a list', () => {
  const codes = [{ code: '1', title: 'Premier triennal' }, { code: 'z', title: 'Zède' }];
  assert.equal(fieldValue(field({ codes }), '1'), 'Premier triennal');
  assert.equal(fieldValue(field({ codes }), 1), 'Premier triennal');
  assert.equal(fieldValue(field({ type: 'text[]', codes }), ['z', 'inconnu']), 'Zède, inconnu');
});

test('what is not known stays null: null, empty text, empty list; but not zero nor false', () => {
  for (const nothing of [null, undefined, '', []]) {
    assert.equal(fieldValue(field({ type: 'text[]' }), nothing), null);
  }
  assert.equal(fieldValue(field({ type: 'integer' }), 0), '0');
  assert.equal(fieldValue(field({ type: 'boolean' }), false), 'Non');
});

test('numbers take their unit, years no thousands separator', () => {
  assert.equal(fieldValue(field({ type: 'decimal', unit: 'm²' }), 160000), `160${N}000${N}m²`);
  assert.equal(fieldValue(field({ type: 'integer', unit: 'logements' }), 1200), `1${N}200\u00a0logements`);
  assert.equal(fieldValue(field({ type: 'decimal', unit: 'ha' }), 81), `81,0${N}ha`);
  assert.equal(fieldValue(field({ name: 'annee_lancement', type: 'integer' }), 2021), '2021');
  assert.equal(fieldValue(field({ type: 'date' }), '2021-06-12'), '12\u00a0juin\u00a02021');
});
