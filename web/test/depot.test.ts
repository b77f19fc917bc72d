import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Depot } from '../src/api/depot.ts';
import { applyLabel, duration, NOTHING, orderRules, patchOf, pendingCount, progressSentence, takesValue, waysOf, withChoice, withCorrection, without, withoutRow } from '../src/depot/words.ts';

const comptes = { lues: 10, creations: 2, modifications: 1, inchangees: 4, rejetees: 0, ignorees: 1, absentes: 3 };

function depot(members: object): Depot {
  return { etat: 'pret', comptes, demande: {}, ...members } as unknown as Depot;
}

test('decisions gather, are counted, and are taken back one by one', () => {
  const chosen = withChoice(NOTHING, 'geometrie-invalide', 'reparer');
  const corrected = withCorrection(chosen, [2, 3], 'site_statut', 'friche sans projet');
  assert.equal(pendingCount(corrected), 3);
  assert.deepEqual(patchOf(corrected).corrections, { 2: { site_statut: 'friche sans projet' }, 3: { site_statut: 'friche sans projet' } });
  const back = without(corrected, 'code-inconnu:2', 2, 'site_statut');
  assert.deepEqual(back.corrections, { 3: { site_statut: 'friche sans projet' } });
  assert.equal(pendingCount(without(back, 'geometrie-invalide', 0, null)), 1);
});

test('what stops an import comes first, then what is most frequent', () => {
  const rule = (regle: string, severite: 'erreur' | 'avertissement' | 'information', nombre: number) => ({ regle, titre: regle, severite, nombre });
  assert.deepEqual(orderRules([rule('a', 'information', 9), rule('b', 'avertissement', 2), rule('c', 'erreur', 1), rule('d', 'erreur', 5)]).map(({ regle }) => regle), ['d', 'c', 'b', 'a']);
});

test('a value is asked for where a value is wrong, a decision elsewhere', () => {
  assert.equal(takesValue({ regle: 'code-inconnu', champ: 'site_statut', severite: 'erreur' }), true);
  assert.equal(takesValue({ regle: 'geometrie-invalide', champ: null, severite: 'erreur' }), false);
  assert.equal(takesValue({ regle: 'code-traduit', champ: 'site_statut', severite: 'information' }), false);
  assert.deepEqual(waysOf({ regle: 'geometrie-invalide', severite: 'erreur' }).map(({ choix }) => choix), ['reparer', 'garder', 'rejeter']);
  assert.deepEqual(waysOf({ regle: 'code-traduit', severite: 'information' }), []);
});

test('the button says what is written, and is not there when nothing can be', () => {
  assert.equal(applyLabel(depot({}))?.replace(/[\u00a0\u202f]/g, ' '), 'Importer : 2 créations, 1 modification');
  assert.equal(applyLabel(depot({ demande: { absents: 'supprimer' } }))?.replace(/[\u00a0\u202f]/g, ' '), 'Importer : 2 créations, 1 modification, 3 suppressions');
  assert.equal(applyLabel(depot({ comptes: { ...comptes, rejetees: 1 } })), null);
  assert.notEqual(applyLabel(depot({ comptes: { ...comptes, rejetees: 1 }, demande: { garder_les_bonnes: true } })), null);
  assert.equal(applyLabel(depot({ comptes: { ...comptes, creations: 0, modifications: 0 } })), null);
  assert.equal(applyLabel(depot({ etat: 'refuse' })), null);
});

test('how far it is, how fast, and what remains', () => {
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
  assert.equal(plain(progressSentence({ etape: 'lecture', faites: 12_000, total: 54_000, par_seconde: 8_500, reste_s: 5 })), '12 000 sur 54 000 lignes, 8 500 par seconde, reste environ 5 s');
  assert.equal(plain(progressSentence({ etape: 'lecture', faites: 3, total: null, par_seconde: null, reste_s: null })), '3 lignes');
  assert.deepEqual([0.2, 59, 90, 3_900].map(duration).map(plain), ['1 s', '59 s', '2 min', '1 h 05']);
});

test('a sentence beside its row does not say it twice', () => {
  assert.equal(withoutRow({ ligne: 2, phrase: 'Ligne 2, « Statut » : « à voir » n’est pas de la liste.' }), '« Statut » : « à voir » n’est pas de la liste.');
  assert.equal(withoutRow({ ligne: 1, phrase: 'Ligne 12, x' }), 'Ligne 12, x');
});
