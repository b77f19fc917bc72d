import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, sum } from '../src/fiche/sums.ts';

test('amounts are added in cents, and what has none is counted, not taken for 0', () => {
  assert.deepEqual(sum([{ montant_eur: 0.1 }, { montant_eur: 0.2 }]), { eur: 0.3, missing: 0 });
  assert.deepEqual(sum([{ montant_eur: 8_333_333 }, { montant_eur: null }]), { eur: 8_333_333, missing: 1 });
  assert.deepEqual(sum([{ montant_eur: null }]), { eur: null, missing: 1 });
  assert.deepEqual(sum([]), { eur: null, missing: 0 });
  assert.deepEqual(sum([{ montant_eur: 0 }]), { eur: 0, missing: 0 });
});

test('the difference is printed less ours, and none when one is unknown', () => {
  // Fiche 2.1 of the CALL: its schedule prints 9 161 357 €, its years add up to 883 111 + 4 375 000 + 3 903 246.
  const years = sum([883_111, 4_375_000, 3_903_246, 0, 0, 0].map((montant_eur) => ({ montant_eur })));
  assert.equal(difference({ montant_eur: 9_161_357 }, years), 0);
  assert.equal(difference({ montant_eur: 9_705_637 }, years), 544_280);
  assert.equal(difference({ montant_eur: 0.3 }, { eur: 0.1, missing: 0 }), 0.2);
  assert.equal(difference(null, years), null);
  assert.equal(difference({ montant_eur: null }, years), null);
});
