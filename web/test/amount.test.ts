import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Amount } from '../src/api/fiche.ts';
import { amountText, shortEuros } from '../src/format/amount.ts';

const N = '\u202f';
const cell = (rest: Partial<Amount>): Amount => ({ montant_eur: null, taux_pct: null, mention: null, imprime: null, ...rest });

test('an amount is printed with the word that qualifies it', () => {
  assert.equal(amountText(cell({ montant_eur: 500000, mention: 'par_an' })), `500${N}000${N}€ par an`);
  assert.equal(amountText(cell({ montant_eur: 400000, mention: 'globalise' })), `400${N}000${N}€ (globalisé)`);
  assert.equal(amountText(cell({ montant_eur: 127900, taux_pct: 25, mention: 'pourcentage' })), `127${N}900${N}€ (25${N}%)`);
  assert.equal(amountText(cell({ taux_pct: 30, mention: 'pourcentage', imprime: '30 %' })), `30${N}%`);
});

test('a word instead of an amount is that word, and zero is an amount', () => {
  assert.equal(amountText(cell({ mention: 'a_evaluer' })), 'À évaluer');
  assert.equal(amountText(cell({ mention: 'autre', imprime: 'Voir dossier complet' })), 'Voir dossier complet');
  assert.equal(amountText(cell({ montant_eur: 0 })), `0${N}€`);
});

test('an empty cell is not known', () => {
  assert.equal(amountText(cell({})), null);
  assert.equal(amountText(cell({ imprime: '' })), null);
});

test('labels of bars are short', () => {
  assert.equal(shortEuros(4375000), `4,4${N}M€`);
  assert.equal(shortEuros(883111), `883${N}k€`);
  assert.equal(shortEuros(999600), `1${N}M€`);
  assert.equal(shortEuros(950), `950${N}€`);
});
