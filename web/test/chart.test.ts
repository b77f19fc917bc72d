// Charts without a browser: the table that a chart is made of, its file, where names stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barChart } from '../src/chart/bars.ts';
import { placeKey, textWidth } from '../src/chart/key.ts';
import { cellText, csv, rowSentence } from '../src/chart/words.ts';
import { yearChart } from '../src/chart/years.ts';

const bars = barChart({
  name: 'essai', title: 'Essai', sentence: 'Un essai.', heading: 'Commune', kind: 'hectares',
  series: [{ title: 'Avec projet', colour: '#c88a1e', motif: 'plein' }, { title: 'Sans projet', colour: '#c88a1e', motif: 'hachures' }],
  rows: [{ key: 'a', name: 'Harnes; la « neuve »', values: [12.4, null] }, { key: 'b', name: '=A1', values: [null, null] }],
});

test('a table of several series has their total, and a row of which nothing is known has none', () => {
  assert.deepEqual(bars.columns.map(({ title }) => title), ['Commune', 'Avec projet', 'Sans projet', 'Total']);
  assert.deepEqual(bars.rows.map(({ cells }) => cells), [['Harnes; la « neuve »', 12.4, null, 12.4], ['=A1', null, null, null]]);
});

test('the file has semicolons, decimal commas, units in its head, blanks for what is not known and no formula', () => {
  assert.equal(csv(bars), '\ufeffCommune;Avec projet (ha);Sans projet (ha);Total (ha)\r\n"Harnes; la « neuve »";12,4;;12,4\r\n\'=A1;;;\r\n');
});

test('values are in French, with narrow no-break spaces; years have none', () => {
  assert.equal(cellText({ title: 'Coût', kind: 'euros' }, 1_234_567), '1\u202f234\u202f567\u202f€');
  assert.equal(cellText({ title: 'Année', kind: 'annee' }, 2026), '2026');
  assert.equal(cellText({ title: 'Coût', kind: 'euros' }, null), null);
});

test('a row is read aloud whole, or one mark of it', () => {
  const [row] = bars.rows;
  assert.ok(row !== undefined);
  assert.equal(rowSentence(bars, row), 'Harnes; la « neuve ». Avec projet : 12,4\u202fha. Sans projet : non renseigné. Total : 12,4\u202fha');
  assert.equal(rowSentence(bars, row, 1), 'Harnes; la « neuve ». Avec projet : 12,4\u202fha');
});

test('years keep what is null apart from nought', () => {
  const years = yearChart({ name: 'n', title: 't', sentence: 's', kind: 'euros', series: [{ title: 'Prévu', colour: '#4d535a', motif: 'plein' }], rows: [{ year: 2022, values: [0] }, { year: 2023, values: [null] }] });
  assert.deepEqual(years.rows.map(({ cells }) => cells), [[2022, 0], [2023, null]]);
});

test('names of a key go to a new line where the width ends, none beyond it', () => {
  const titles = ['Programmée', 'Études en cours', 'Travaux', 'Achevée'];
  const places = placeKey(titles, 240);
  places.forEach(({ x }, index) => assert.ok(x === 0 || x + 22 + textWidth(titles[index] ?? '') <= 240));
  assert.ok((places[3]?.y ?? 0) > 0);
  assert.deepEqual(placeKey(titles, 2000).map(({ y }) => y), [0, 0, 0, 0]);
});
