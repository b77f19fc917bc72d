import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal, size } from '../src/fiche/piece-file.ts';

test('a file that the service would refuse is said before it is sent', () => {
  assert.equal(refusal({ name: 'plan.pdf', size: 1000, type: 'application/pdf' }), null);
  assert.equal(refusal({ name: 'sans-type', size: 1000, type: '' }), null, 'the service will tell');
  assert.match(refusal(null) ?? '', /Choisissez/);
  assert.match(refusal({ name: 'vide.pdf', size: 0, type: 'application/pdf' }) ?? '', /vide/);
  assert.match(refusal({ name: 'tableau.xlsx', size: 10, type: 'application/vnd.ms-excel' }) ?? '', /ni un PDF ni une image/);
  assert.equal(refusal({ name: 'juste.png', size: 20 * 1024 * 1024, type: 'image/png' }), null);
  assert.match(refusal({ name: 'gros.png', size: 21 * 1024 * 1024, type: 'image/png' }) ?? '', /21\u202fMo, plus que les 20 Mo/);
});

test('sizes are said in the unit one reads', () => {
  assert.deepEqual([1, 950, 12_000, 1_468_006].map(size), ['1\u202foctet', '950\u202foctets', '12\u202fKo', '1,4\u202fMo']);
});
