import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, href, parse, type Route } from '../src/state/route.ts';
import { decodeArea, encodeArea } from '../src/state/polyline.ts';
import { PLAIN_VIEW } from '../src/state/view.ts';

test('every sheet has an address that leads back to it', () => {
  const routes: Route[] = [
    { page: 'accueil' },
    { page: 'commune', insee: '62413' },
    { page: 'fiche', id: 'call-1.1' },
    { page: 'dossier', id: 'call-1.1' },
    { page: 'objet', layer: 'friches', id: 'friche-noroxo' },
    { page: 'objet', layer: 'épi/x', id: 'a/b?c#d é' },
    { page: 'couche', layer: 'cites-minieres' },
    { page: 'fiches', contrat: 'crte-call', q: 'vélo & route' },
    { page: 'zone', trace: '_p~iF~ps|U_ulL', objet: '', distance: 500 },
    { page: 'zone', trace: '', objet: 'friches/friche-noroxo', distance: 0 },
    { page: 'selection', trace: '', objets: [], distance: 0 },
    { page: 'selection', trace: '_p~iF~ps|U_ulL', objets: [], distance: 300 },
    { page: 'selection', trace: '', objets: ['communes/62413', 'friches/friche-noroxo'], distance: 0 },
    { page: 'contrats', id: '', filtres: {} },
    { page: 'suivi', id: '', filtres: {} },
    { page: 'suivi', id: 'crte-call', filtres: { date: '2026-06-30' } },
    { page: 'maquette', id: 'crte-call', filtres: {} },
    { page: 'convention', id: 'crte-call', filtres: { annee: '2023' } },
    { page: 'anomalies', id: '', filtres: { contrat: 'crte-call', severite: 'erreur', regle: 'numero-double', fiche: 'call-2.1', par: 'regle' } },
    { page: 'contrat', id: 'crte-call', filtres: {} },
    { page: 'nouvelle-fiche', contrat: 'crte-call', noeud: '' },
    { page: 'nouvelle-fiche', contrat: 'crte-call', noeud: 'call-axe-1' },
    { page: 'conflits' },
    { page: 'archivees' },
    { page: 'import', id: 'crte-call' },
    { page: 'depot', essai: '', couche: '' },
    { page: 'depot', essai: 'k3j4h5g6f7d8s9a0', couche: 'friches' },
    { page: 'contrat', id: 'crte-call', filtres: { axe: 'call-axe-1', statut: 'proposee', commune: '62413', q: 'vélo & route', tri: '-montant' } },
  ];
  for (const route of routes) {
    assert.deepEqual(parse(href(route)).route, route);
  }
});

test('the map is kept beside the sheet', () => {
  const text = format({
    route: { page: 'commune', insee: '62413' },
    view: { ...PLAIN_VIEW, camera: { zoom: 12.345, lat: 50.45, lon: 2.9 }, layers: ['friches', 'zae'] },
  });
  assert.equal(text, '#/commune/62413?carte=12.35/50.45000/2.90000&couches=friches,zae');
  assert.deepEqual(parse(text).view, { ...PLAIN_VIEW, camera: { zoom: 12.35, lat: 50.45, lon: 2.9 }, layers: ['friches', 'zae'] });
});

test('opacities, filters and the ground are shared with the address; what makes no sense is left out', () => {
  const view = {
    ...PLAIN_VIEW, opacities: { zae: 40 }, ground: 'plan-ign',
    filters: { friches: [{ champ: 'site_statut', operateur: 'est', valeurs: ['friche sans projet', 'a|b;c:d%'] }, { champ: '~surface_ha', operateur: 'plus', valeurs: ['2.5'] }], ev5: [{ champ: 'd_service', operateur: 'inconnu', valeurs: [] }] },
  } as const;
  assert.deepEqual(parse(format({ route: { page: 'accueil' }, view })).view, view);
  const { opacities, filters } = parse('#/?opacite=zae:140,friches:abc,ev5:30&filtres=friches:nom:vaut:3;zae:;friches:nom:est:;ev5:nom:est:A').view;
  assert.deepEqual(opacities, { ev5: 30 });
  assert.deepEqual(filters, { ev5: [{ champ: 'nom', operateur: 'est', valeurs: ['A'] }] });
});

test('no layer shown is not the same as the layers shown by default', () => {
  assert.deepEqual(parse('#/?couches=').view.layers, []);
  assert.equal(parse('#/').view.layers, null);
});

test('an address that makes no sense leads home, without a camera', () => {
  for (const hash of ['', '#', '#/nulle/part', '#/commune/', '#/objet/friches', '#/contrat/', '#/contrat/crte-call/autre', '#/anomalies/crte-call', '#/maquette', '#/convention/', '#/%E0%A4%A']) {
    assert.deepEqual(parse(hash).route, { page: 'accueil' });
  }
  for (const carte of ['x/y/z', '12/95/2', '99/50/2', '12/50', '']) {
    assert.equal(parse(`#/?carte=${carte}`).view.camera, null);
  }
});

test('a distance out of an address is a whole number of metres within bounds', () => {
  const distance = (text: string): number => {
    const { route } = parse(`#/zone?distance=${text}`);
    return route.page === 'zone' ? route.distance : NaN;
  };
  assert.deepEqual(['-5', 'abc', '12.7', '1e9', ''].map(distance), [0, 0, 13, 20000, 0]);
});

test('a polygon comes back from its letters within a metre', () => {
  const ring = [[2.8312, 50.4291], [2.84, 50.43001], [-2.83999, 50.44], [2.8312, 50.4291]];
  assert.deepEqual(decodeArea(encodeArea({ type: 'Polygon', coordinates: [ring] })), { type: 'Polygon', coordinates: [ring] });
});

test('holes, parts and centimetres come back too, and nothing else of the address reads them', () => {
  const square = (x: number, y: number, side: number): number[][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]].map((place) => place.map((value) => Math.round(value * 1e7) / 1e7));
  const area = { type: 'MultiPolygon' as const, coordinates: [[square(2.8, 50.4, 0.01), square(2.802, 50.402, 0.001)], [square(2.9123456, 50.4765432, 0.0012345)]] };
  const text = encodeArea(area);
  assert.deepEqual(decodeArea(text), area);
  assert.equal(new URLSearchParams([['trace', text]]).toString().includes('%2A'), false);
  assert.deepEqual(parse(href({ page: 'zone', trace: text, objet: '', distance: 0, nature: 'extension', effet: '2025-03-01' })).route, { page: 'zone', trace: text, objet: '', distance: 0, nature: 'extension', effet: '2025-03-01' });
  assert.deepEqual(parse('#/zone?etat=<b>&effet=demain').route, { page: 'zone', trace: '', objet: '', distance: 0 });
  assert.equal(decodeArea(`${text}*`), null);
});

test('the letters are those of the published format', () => {
  // The example of the format's documentation, closed into a ring.
  const ring = [[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252], [-120.2, 38.5]];
  assert.equal(encodeArea({ type: 'Polygon', coordinates: [ring] }), '_p~iF~ps|U_ulLnnqC_mqNvxq`@');
});

test('letters that were cut or that are foreign are no polygon', () => {
  const whole = '_p~iF~ps|U_ulLnnqC_mqNvxq`@';
  for (const text of ['', whole.slice(0, 9), whole.slice(0, -1), 'é', '*', '~~~~~~~~~~~~']) {
    assert.equal(decodeArea(text), null, text);
  }
});
