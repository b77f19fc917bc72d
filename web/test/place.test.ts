import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fiche } from '../src/api/fiche.ts';
import { placeOf } from '../src/fiche/place.ts';

const amount = { montant_eur: 0, mention: null, imprime: null };
const total = { ...amount, libelle: '' };
const fiche = {
  communes: [{ insee: '62498', nom: 'Lens', role: 'localisation' }],
  communes_exterieures: [{ insee: '59051', nom: 'La Bassée', role: 'mentionne' }],
  echeancier: { annees: [2021, 2022], taxe: null, lignes: [{ poste: 'depenses', total: amount, cases: [] }] },
  maquette: [{ couts: { cout_total: amount } }],
  partenaires: [{}],
  parts: [],
  sections: [{ section: 'investissement', depenses: { lignes: [], total }, recettes: null }],
} as unknown as Fiche;

test('a finding stands beside the value it names, when the page shows it', () => {
  for (const champ of ['numero', 'maitres_ouvrage', 'annee_lancement', 'communes.62498', 'communes.59051', 'echeancier.depenses.total',
    'echeancier.depenses.2022', 'maquette.cout_total', 'partenaires.total', 'investissement.depenses.total']) {
    assert.equal(placeOf({ champ }, fiche), champ);
  }
});

test('a finding about something close to a value stands beside that value', () => {
  assert.equal(placeOf({ champ: 'calendrier' }, fiche), 'annee_lancement');
  assert.equal(placeOf({ champ: 'titre' }, fiche), 'numero');
  assert.equal(placeOf({ champ: 'maitres_ouvrage.partie' }, fiche), 'maitres_ouvrage');
  assert.equal(placeOf({ champ: 'partenaires.recettes' }, fiche), 'partenaires.total');
});

test('a finding about a value that is not on the page has no place there', () => {
  for (const champ of ['echeancier.depenses.2027', 'echeancier.recettes.total', 'maquette.cout_2021', 'parts', 'parts.unite', 'communes.62413',
    'investissement.recettes.total', 'fonctionnement.depenses.total', 'numero.1.1', 'chiffre.cites-erbm', 'inconnu']) {
    assert.equal(placeOf({ champ }, fiche), null, champ);
  }
});
