import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScotCheck } from '../src/api/analysis.ts';
import { scotSentences } from '../src/zone/scot-words.ts';

const N = '\u202f';
const base: ScotCheck = {
  surface_ha: 10,
  communes: [{ insee: '62413', nom: 'Harnes', surface_ha: 10 }],
  scots: [{ id: 's', nom: 'SCoT de Lens-Liévin – Hénin-Carvin', surface_ha: 10, enveloppe_ha: null, reste_ha: null, raison: null }],
  hors_perimetre_ha: 0,
  recouvrements: {},
  deja_urbanise_ha: { minimum: 0, maximum: 0 },
  consommation_potentielle_ha: { minimum: 10, maximum: 10 },
  surface_restante_ha: 10,
  enaf: null,
  regle: null,
  raisons: [],
  trace: [],
};

test('a zone in one commune and one SCoT is said in three sentences', () => {
  assert.deepEqual(scotSentences(base), [
    `La zone couvre 10,0${N}ha, à Harnes.`,
    'Elle relève du SCoT de Lens-Liévin – Hénin-Carvin.',
    `La consommation potentielle d’espaces est de 10,0${N}ha.`,
  ]);
});

test('the doubt is said as an interval, never as one figure', () => {
  const [, , sentence] = scotSentences({ ...base, consommation_potentielle_ha: { minimum: 2, maximum: 8 } });
  assert.equal(sentence, `La consommation potentielle d’espaces est comprise entre 2,0${N}ha et 8,0${N}ha, faute de savoir si le sol est naturel, agricole ou forestier.`);
});

test('a zone wholly on land known as urbanised consumes nothing', () => {
  assert.match(scotSentences({ ...base, consommation_potentielle_ha: { minimum: 0, maximum: 0 } })[2] ?? '', /déjà urbanisé/);
});

test('what lies outside the territory is said, slivers are not', () => {
  assert.match(scotSentences({ ...base, hors_perimetre_ha: 2 })[1] ?? '', /2,0.ha sont hors du territoire/);
  assert.doesNotMatch(scotSentences({ ...base, hors_perimetre_ha: 0.01 })[1] ?? '', /hors/);
  assert.match(scotSentences({ ...base, communes: [], scots: [], hors_perimetre_ha: 10 })[1] ?? '', /en dehors des deux SCoT/);
});

test('two SCoT are named each with its part', () => {
  const scots = [{ ...base.scots[0]!, surface_ha: 6 }, { ...base.scots[0]!, id: 'a', nom: 'SCoT de l’Artois', surface_ha: 4 }];
  assert.equal(scotSentences({ ...base, scots })[1], `Elle relève de 2 SCoT : SCoT de Lens-Liévin – Hénin-Carvin (6,0${N}ha) et SCoT de l’Artois (4,0${N}ha).`);
});

test('a fiche without footprint has no surface: only its perimeter is said', () => {
  const none = { minimum: null, maximum: null };
  assert.deepEqual(scotSentences({ ...base, surface_ha: null, hors_perimetre_ha: null, deja_urbanise_ha: none, consommation_potentielle_ha: none }), [
    'Elle relève du SCoT de Lens-Liévin – Hénin-Carvin.',
  ]);
});
