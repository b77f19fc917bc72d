import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Selection } from '../src/api/analysis.ts';
import type { FicheSummary } from '../src/api/fiche.ts';
import { layerFiles, toCsv } from '../src/select/files.ts';
import { selectedLayers, sumOfFiches } from '../src/select/selected.ts';
import type { Layer } from '../src/api/layer.ts';

const object = (layer: string, id: string, surface_commune_ha: number | null, longueur_km: number | null = null) =>
  ({ layer, id, nom: `Nom de ${id}`, href: '', surface_commune_ha, longueur_km, distance_m: 0 });

const selection: Selection = {
  surface_ha: 100, longueur_km: null, distance_m: 0, communes: [], fiches: [],
  objets: { friches: [object('friches', 'a', 1.5), object('friches', 'b', 2)], ev5: [object('ev5', 'c', null, 3.2)], zae: [] },
  totaux: { friches: { nombre: 2, surface_ha: 3.1 }, ev5: { nombre: 1, longueur_km: 3.2 }, zae: { nombre: 0 } },
};

test('whole layers have the totals of the service, where shared ground counts once', () => {
  const [friches, ev5, ...others] = selectedLayers(selection, () => true);
  assert.deepEqual([friches?.total, friches?.summed], [{ nombre: 2, surface_ha: 3.1 }, false]);
  assert.deepEqual(ev5?.total, { nombre: 1, longueur_km: 3.2 });
  assert.equal(others.length, 0);
});

test('what the map filters out is not selected, and the rest is added up', () => {
  const [friches, ...others] = selectedLayers(selection, (layer, id) => layer === 'friches' && id === 'b');
  assert.deepEqual(friches?.total, { nombre: 1, surface_ha: 2, longueur_km: null });
  assert.equal(friches?.summed, true);
  assert.equal(others.length, 0);
});

test('amounts are added to the cent; one that is not known is no zero', () => {
  const fiche = (montant_total_eur: number | null) => ({ montant_total_eur }) as FicheSummary;
  assert.deepEqual([sumOfFiches([fiche(0.1), fiche(0.2), fiche(null)])].map(({ montant_eur, without }) => [montant_eur, without]), [[0.3, 1]]);
  assert.equal(sumOfFiches([fiche(null)]).montant_eur, null);
});

test('the file opens in a French spreadsheet; quotes and semicolons stay in their cell', () => {
  const layers = selectedLayers({ ...selection, objets: { friches: [{ ...object('friches', 'a', 1.5), nom: 'La « Base » ; dite "11/19"' }] } }, () => true);
  assert.equal(toCsv(layers, () => 'Friches'), '\ufeffcouche;identifiant;nom;surface_commune_ha;longueur_commune_km;distance_m\r\nFriches;a;"La « Base » ; dite ""11/19""";1,5;;0\r\n');
});

test('a layer of the selection is asked of the service by name, unless there are too many to name', () => {
  const layer = { id: 'friches' } as Layer;
  assert.deepEqual(layerFiles(layer, ['a']).map(({ href }) => href), ['geojson', 'csv', 'xlsx'].map((format) => `/layers/friches.${format}?filter=id+IN+%28%27a%27%29`));
  assert.deepEqual(layerFiles(layer, Array.from({ length: 2000 }, (_, index) => `objet-${index}`)), []);
});
