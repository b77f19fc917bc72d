import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StyleSpecification } from 'maplibre-gl';
import type { Layer } from '../src/api/layer.ts';
import { numberOf, ofIds, toCql2 } from '../src/filter/cql2.ts';
import { amongIds, toExpression } from '../src/filter/expression.ts';
import { filterFields, operators, type Rule, withRules } from '../src/filter/rule.ts';
import { ruleWords } from '../src/filter/words.ts';

const layer: Layer = {
  id: 'friches', title: 'Friches', description: '', geometryType: 'MultiPolygon', label: 'nom', nombre: 14, bbox: null,
  style: { geometry: 'fill', color: '#c88a1e' },
  fields: [
    { name: 'nom', type: 'text', title: 'Nom', required: true },
    { name: 'statut', type: 'text', title: 'Statut', codes: [{ code: 'sans', title: 'Sans projet' }, { code: 'avec', title: 'Avec projet' }] },
    { name: 'surface_ha', type: 'decimal', title: 'Surface', unit: 'ha' },
    { name: 'annee_lancement', type: 'integer', title: 'Année de lancement' },
    { name: 'erbm', type: 'boolean', title: 'ERBM' },
    { name: 'date_maj', type: 'date', title: 'Mise à jour' },
    { name: 'communes', type: 'text[]', title: 'Communes' },
  ],
};

const rule = (champ: string, operateur: Rule['operateur'], ...valeurs: string[]): Rule => ({ champ, operateur, valeurs });
const CASES: readonly (readonly [Rule, string, string])[] = [
  [rule('statut', 'est', 'sans', 'avec'), 'Statut est Sans projet ou Avec projet', "statut IN ('sans', 'avec')"],
  [rule('statut', 'nest', 'sans'), 'Statut n’est pas Sans projet', "(statut IS NULL OR NOT statut IN ('sans'))"],
  [rule('surface_ha', 'plus', '2.5'), 'Surface plus de 2,5\u202fha', 'surface_ha > 2.5'],
  [rule('~surface_ha', 'moins', '3'), 'Surface sur la carte moins de 3\u202fha', 'surface_ha(geometry) < 3'],
  [rule('annee_lancement', 'plus', '2021'), 'Année de lancement après 2021', 'annee_lancement > 2021'],
  [rule('date_maj', 'moins', '2026-01-31'), 'Mise à jour avant 31\u00a0janv.\u00a02026', "date_maj < DATE('2026-01-31')"],
  [rule('erbm', 'oui'), 'ERBM : oui', 'erbm = TRUE'],
  [rule('erbm', 'inconnu'), 'ERBM : non renseigné', 'erbm IS NULL'],
  [rule('nom', 'contient', "l'Escarpelle 50%"), 'Nom contient « l\'Escarpelle 50% »', "CASEI(ACCENTI(nom)) LIKE CASEI(ACCENTI('%l''Escarpelle 50\\%%'))"],
  [rule('communes', 'est', '62413'), 'Communes comprend Harnes', "A_OVERLAPS(communes, ('62413'))"],
];

for (const [each, words, cql2] of CASES) {
  test(`« ${words} » is asked of the service as ${cql2}`, () => {
    assert.equal(ruleWords(layer, each, (code) => (code === '62413' ? 'Harnes' : null)), words);
    assert.equal(toCql2(layer, [each]), cql2);
  });
}

test('several rules must all hold; one on a field that is gone asks nothing and says so', () => {
  assert.equal(toCql2(layer, [rule('erbm', 'non'), rule('surface_ha', 'connu')]), 'erbm = FALSE AND surface_ha IS NOT NULL');
  assert.equal(toCql2(layer, [rule('parti', 'oui')]), '');
  assert.match(ruleWords(layer, rule('parti', 'oui')), /que cette couche n’a pas/);
});

test('a number is read as it is typed in French', () => {
  assert.deepEqual(['12,5', '1 234,5', '7', '', 'douze'].map(numberOf), [12.5, 1234.5, 7, null, null]);
});

test('what can be asked follows the description: a required field is never unknown, a large layer is asked of its tiles alone', () => {
  assert.deepEqual(operators(layer, layer.fields[0]!), ['contient']);
  assert.deepEqual(filterFields(layer).map(({ name }) => name), ['~surface_ha', 'nom', 'statut', 'surface_ha', 'annee_lancement', 'erbm', 'date_maj', 'communes']);
  assert.deepEqual(filterFields({ ...layer, nombre: 50_000 }).map(({ name }) => name), ['statut', 'surface_ha', 'annee_lancement', 'erbm', 'date_maj']);
});

test('what is drawn is what MapLibre understands', () => {
  const rules = CASES.map(([each]) => each).filter(({ champ }) => champ !== '~surface_ha' && champ !== 'communes');
  const style = {
    version: 8, sources: { t: { type: 'vector', tiles: ['http://carte.test/{z}/{y}/{x}'] } },
    layers: [
      { id: 'a', type: 'fill', source: 't', 'source-layer': 'friches', filter: toExpression(layer, rules) },
      { id: 'b', type: 'fill', source: 't', 'source-layer': 'friches', filter: ['all', ['==', ['geometry-type'], 'Polygon'], amongIds(new Set(['a', 'b/c']))] },
    ],
  } as StyleSpecification;
  assert.deepEqual(validateStyleMin(style).map(({ message }) => message), []);
});

test('the last rule taken away takes the layer out of the filters', () => {
  const filters = withRules({}, 'friches', [rule('erbm', 'oui')]);
  assert.deepEqual(Object.keys(filters), ['friches']);
  assert.deepEqual(withRules(filters, 'friches', []), {});
  assert.equal(ofIds(["l'un", 'b']), "id IN ('l''un', 'b')");
});
