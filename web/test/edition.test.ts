import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FicheDocument, HistoryEntry } from '../src/api/edit.ts';
import { matching } from '../src/fiche/edit/choice-box.ts';
import { writer } from '../src/fiche/edit/clash.ts';
import { BLANK, changed, NAMES, readChanges, same, typedOf } from '../src/fiche/edit/document.ts';
import { packDraft, unpackDraft } from '../src/fiche/edit/drafts.ts';
import { newer } from '../src/fiche/edit/history.ts';
import { moved } from '../src/fiche/edit/lists.ts';
import { merge, settled } from '../src/fiche/edit/merge.ts';
import { places } from '../src/fiche/edit/names.ts';
import { moment, plain, words } from '../src/fiche/edit/words.ts';

const fiche: FicheDocument = {
  titre: 'Piscine', description: 'Un bassin.', noeud: 'call-axe-1', portee: 'communes', type_operation: null, budget: 'principal',
  annee_lancement: 2022, annee_debut: 2022, annee_fin: 2024, maitres_ouvrage: ['call', 'ville-lens'], communes: ['62498', '62427'],
  objets: [{ layer: 'friches', id: 'f1', role: 'porte_sur' }], traces: [], cout_actualise_eur: 1234.5,
};
const base = typedOf(fiche);

test('a document as typed, untouched, has changed nothing and sends nothing', () => {
  assert.deepEqual(changed(base, typedOf(fiche)), []);
  assert.deepEqual(readChanges(base, base), { changes: {}, errors: new Map() });
  // What is drawn has its own page: no field of the form holds it.
  assert.deepEqual(Object.keys(fiche).filter((name) => name !== 'traces').sort(), [...NAMES].sort());
});

test('only what differs by value is sent, as the service reads it', () => {
  assert.ok(same('cout_actualise_eur', '1234,5', '1 234,50 €'));
  const typed = { ...base, titre: ' Piscine de Lens ', budget: '', annee_fin: '2025', cout_actualise_eur: '2 000', communes: '["62427","62498"]' };
  assert.deepEqual(readChanges(base, typed).changes, { titre: 'Piscine de Lens', budget: null, annee_fin: 2025, cout_actualise_eur: 2000 });
});

test('owners keep their order; communes and links have none', () => {
  assert.deepEqual(changed(base, { ...base, maitres_ouvrage: '["ville-lens","call"]' }), ['maitres_ouvrage']);
  assert.deepEqual(changed(base, typedOf({ ...fiche, communes: ['62427', '62498'] })), []);
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b']);
});

test('what does not fit is said in the service’s words, and never for a value nobody touched', () => {
  const sentences = (change: Partial<typeof base>): string[] => [...readChanges(base, { ...base, ...change }).errors].map(([name, said]) => `${name}: ${said}`);
  assert.deepEqual(sentences({ titre: '  ' }), ['titre: Accepté : un texte de 1 à 300 caractères.']);
  assert.deepEqual(sentences({ titre: 'x'.repeat(301) }), ['titre: Accepté : un texte de 1 à 300 caractères.']);
  assert.deepEqual(sentences({ annee_lancement: '1989' }), ['annee_lancement: Accepté : une année de 1990 à 2100, ou rien.']);
  assert.deepEqual(sentences({ cout_actualise_eur: '12k€' }), ['cout_actualise_eur: Accepté : un montant en euros, de 0 à 100 milliards, au centime, ou rien.']);
  assert.deepEqual(sentences({ annee_fin: '2021' }), ['annee_fin: Accepté : une année à partir de la première année, 2022.']);
  const old = { ...base, annee_lancement: '1850' };
  assert.deepEqual(readChanges(old, old).errors.size, 0);
});

test('a fiche that is being created must have its title, its place and its description', () => {
  const blank = typedOf(BLANK);
  assert.deepEqual([...readChanges(blank, blank, ['titre', 'description', 'noeud']).errors.keys()], ['titre', 'noeud', 'description']);
});

test('two who changed different values lose nothing and are asked nothing', () => {
  const mine = { ...base, titre: 'Piscine de Lens' };
  const current = { ...base, budget: '' };
  const both = merge(base, mine, current);
  assert.deepEqual(both.clashes, []);
  assert.deepEqual(both.theirs, ['budget']);
  assert.deepEqual(both.merged, { ...base, titre: 'Piscine de Lens', budget: '' });
});

test('two who changed the same value to two are asked; to the same one, they are not', () => {
  const mine = { ...base, titre: 'Piscine de Lens', annee_fin: '2026', portee: 'epci' };
  const current = { ...base, titre: 'Piscine olympique', annee_fin: '2026', description: 'Deux bassins.' };
  const both = merge(base, mine, current);
  assert.deepEqual(both.clashes, ['titre']);
  assert.deepEqual(both.theirs, ['description']);
  assert.equal(settled(both.merged, current, new Map([['titre', 'current']])).titre, 'Piscine olympique');
  assert.deepEqual(changed(current, settled(both.merged, current, new Map([['titre', 'mine']]))), ['titre', 'portee']);
});

test('a draft comes back whole; one of another making is left aside', () => {
  const draft = { base, typed: { ...base, titre: 'Autre' }, version: 7, numero: '' };
  assert.deepEqual(unpackDraft(packDraft(draft)), draft);
  for (const values of [null, { titre: 'x' }, { base: '{"titre":"x"}', typed: '{}' }, { base: '{', typed: '{' }]) assert.equal(unpackDraft(values), null);
});

test('values are told in French, codes by their names, nothing as nothing', () => {
  const naming = { node: (id: string) => `axe ${id}`, party: (code: string) => code.toUpperCase(), commune: (insee: string) => insee, object: ({ id }: { id: string }) => id };
  assert.equal(words('maitres_ouvrage', ['call', 'caf'], naming), 'CALL, CAF');
  assert.equal(words('objets', fiche.objets, naming), 'f1 (porte sur)');
  assert.equal(words('portee', 'epci', naming), 'Toute l’agglomération');
  assert.equal(words('cout_actualise_eur', 0, naming)?.replace(/\s/g, ' '), '0 €');
  for (const value of [null, undefined, '', []]) assert.equal(words('communes', value, naming), null);
});

test('a sentence of the service speaks of labels, not of names of members', () => {
  assert.equal(plain('Accepté : une année à partir de annee_debut, 2022.'), 'Accepté : une année à partir de « Première année », 2022.');
  assert.equal(plain("La valeur de « titre » a changé depuis ; annulez d'abord."), 'La valeur de « Titre » a changé depuis ; annulez d’abord.');
  assert.equal(plain('principal, action_economique, ou null'), 'principal, action_economique, ou rien');
  assert.equal(plain('les codes INSEE des communes du territoire'), 'les codes INSEE des communes du territoire');
});

test('the history says who wrote a value last, and which change stands in the way of an undoing', () => {
  const entry = (n: number, champ: string): HistoryEntry => ({ n, champ, moment: '2026-11-21T14:42:00Z', auteur: `A${n}`, operation: 'modification', libelle: champ, avant: 'a', apres: 'b', annule: null, phrase: '' });
  const entries = [entry(3, 'titre'), entry(2, 'budget'), entry(1, 'titre')];
  assert.equal(writer(entries, 'titre'), 'par A3 le 21 nov. 2026 à 15:42');
  assert.equal(writer(entries, 'portee'), '');
  assert.equal(newer(entries, entry(1, 'titre'))?.n, 3);
  assert.equal(newer(entries, entry(2, 'budget')), null);
  assert.equal(moment('hier'), 'hier');
});

test('a few letters find by every word, accents forgotten, beginnings first', () => {
  const choices = [{ value: 'a', title: 'Saint-Nicolas-lez-Arras' }, { value: 'b', title: 'Béthune' }, { value: 'c', title: 'Ville de Béthune', below: 'commune' }];
  assert.deepEqual(matching(choices, 'bethune').map(({ value }) => value), ['b', 'c']);
  assert.deepEqual(matching(choices, 'commune beth').map(({ value }) => value), ['c']);
  assert.equal(matching(choices, '').length, 3);
});

test('a fiche stands at the levels that are places, not at what it serves', () => {
  const node = (id: string, niveau: string, enfants: unknown[] = []) => ({ id, niveau, numero: null, titre: id, court: null, totaux: {}, fiches: [], enfants });
  const tree = [node('axe-1', 'axe', [node('o', 'objectif'), node('e', 'enjeu')])];
  assert.deepEqual(places(tree as unknown as Parameters<typeof places>[0]).map(({ id, depth }) => [id, depth]), [['axe-1', 0], ['e', 1]]);
});
