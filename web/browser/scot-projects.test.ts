// The what-if: chosen projects move the envelope, one's own is drawn or pasted, and the address holds it all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { shot, tooWide, violations } from './support/axe.ts';
import { launch, open, type Watched } from './support/browser.ts';
import { heading } from './support/pages.ts';
import { PERIMETER, serveSimulation } from './support/scot-answers.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const words = (text: string): string => text.replace(/\s/g, ' ');
const HOLED = '{"type":"Polygon","coordinates":[[[2.9,50.44],[2.91,50.44],[2.91,50.45],[2.9,50.44]],[[2.906,50.442],[2.907,50.442],[2.907,50.443],[2.906,50.442]]]}';
const TRIANGLE = '{"type":"Polygon","coordinates":[[[2.9,50.44],[2.91,50.44],[2.91,50.45],[2.9,50.44]]]}';

async function recorded(width: number, query = ''): Promise<Watched> {
  const watched = await open(browser, '', { width, height: 900 });
  await serveSimulation(watched.page);
  await watched.page.evaluate((hash) => { location.hash = hash; }, `#/scot/${PERIMETER}/projets${query}`);
  await heading(watched.page, /^Projets/);
  await watched.page.locator('.projects tbody').first().waitFor();
  return watched;
}

const left = async (page: Page): Promise<string> => words(await page.getByRole('table', { name: /^Enveloppe de/ }).locator('tbody td').nth(3).innerText()).replace(' : pourquoi ?', '');

for (const width of [360, 1440]) {
  test(`at ${width} px the envelope moves as projects are chosen, and axe finds nothing to say`, async () => {
    const { page, context, complaints } = await recorded(width);
    await page.getByRole('checkbox', { name: /call-1\.1/ }).check();
    await page.waitForFunction(() => location.hash.includes('choix=fiche'));
    await page.getByRole('table', { name: /^Enveloppe de/ }).waitFor();
    assert.equal(await left(page), '32,50 ha');
    await page.getByRole('checkbox', { name: /call-2\.1/ }).check();
    await page.getByText('Ces 2 projets demandent au plus 12 ha.').waitFor();
    assert.equal(await left(page), 'entre 22,50 et 32,50 ha');
    await page.getByText('Projetés, en doute').waitFor();
    await page.getByRole('checkbox', { name: 'Tous : Projetés' }).check();
    await page.getByText('Fin de l’enveloppe').waitFor();
    assert.match(await left(page), /−/);
    assert.equal(await tooWide(page), false);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await shot(page, 'scot-projets');
    await context.close();
  });
}

test('the address opened anew shows the same choice and the same result', async () => {
  const { page, context, complaints } = await recorded(1440, '?choix=fiche:call-1.1,fiche:call-2.1');
  await page.getByRole('table', { name: /^Enveloppe de/ }).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: /call-1\.1/ }).isChecked(), true);
  assert.equal(await page.getByRole('checkbox', { name: /call-2\.2/ }).isChecked(), false);
  assert.equal(await left(page), 'entre 22,50 et 32,50 ha');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('one’s own project is pasted, told of, kept in the address and taken away; one with a hole keeps its hole; a point is refused with a sentence', async () => {
  const { page, context, complaints } = await recorded(1440);
  await page.getByText('Coller du GeoJSON').click();
  const text = page.getByLabel(/^Polygone, objet ou collection/);
  await text.fill('{"type":"Point","coordinates":[2.9,50.4]}');
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.getByText('n’a pas de surface').waitFor();
  await text.fill(HOLED);
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.waitForFunction(() => /traces=\.projete\.[^,]+-/.test(location.hash));
  await page.getByRole('button', { name: /^Retirer/ }).click();
  await page.waitForFunction(() => !location.hash.includes('traces='));
  await page.getByText('Coller du GeoJSON').click();
  await text.fill(TRIANGLE);
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.waitForFunction(() => location.hash.includes('traces=.projete.'));
  assert.equal(await left(page), 'entre 30,50 et 34,50 ha');
  await page.getByRole('combobox', { name: 'Projet dessiné 1 : nature' }).selectOption('friche');
  await page.waitForFunction(() => location.hash.includes('traces=friche.projete.'));
  await page.getByRole('button', { name: /^Retirer/ }).click();
  await page.waitForFunction(() => !location.hash.includes('traces='));
  await page.getByText('Choisissez des projets, ou dessinez le vôtre').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a file without a system is asked which, then its footprint stands in the address and is checked by the service', async () => {
  const { page, context, complaints } = await open(browser, '#/zone', { width: 1440, height: 900 });
  await heading(page, 'Étudier une zone');
  const csv = 'nom;geometry\nlot;"POLYGON((690000 7040000, 690200 7040000, 690200 7040100, 690000 7040100, 690000 7040000))"\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'lot.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('ne dit pas dans quel système').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('combobox', { name: 'Système de coordonnées du fichier' }).selectOption('EPSG:2154');
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.waitForFunction(() => location.hash.includes('trace=.'));
  await page.getByText('1 objet, 2,0 ha, lu en Lambert-93', { exact: false }).waitFor();
  await page.getByText(/La zone couvre 2,0/).waitFor();
  await page.getByRole('combobox', { name: 'Nature du projet' }).selectOption('extension');
  await page.waitForFunction(() => location.hash.includes('nature=extension'));
  assert.equal(complaints.filter((complaint) => !complaint.includes('422')).length, 0);
  await context.close();
});

test('a file that is none is refused with a sentence', async () => {
  const { page, context } = await open(browser, '#/zone', { width: 360, height: 800 });
  await heading(page, 'Étudier une zone');
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.zip', mimeType: 'application/zip', buffer: Buffer.from('rien') });
  await page.getByRole('alert').getByText('formats lus', { exact: false }).or(page.getByRole('alert').getByText('photo.zip', { exact: false })).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await context.close();
});

const SCENARIOS = ['a1', 'b2'].map((id, index) => ({ id, titre: index === 0 ? 'Tout' : 'Friches seulement', description: null, perimetre: PERIMETER, nombre: 2 - index, auteur: 'Marie', cree_le: '2026-11-01T10:00:00Z', modifie_le: '2026-11-01T10:00:00Z', version: 1, href: '' }));

for (const width of [360, 1440]) {
  test(`at ${width} px two scenarios stand side by side, their address holds them, and axe finds nothing to say`, async () => {
    const { page, context, complaints } = await open(browser, '', { width, height: 900 });
    const envelope = (least: number, most: number): unknown => ({ taux_pct: 50, etat: 'indicatif', titre: '', enveloppe_ha: 50, reste_avant_ha: 34.5, charge_ha: { minimum: least, maximum: most }, reste_apres_ha: { minimum: 34.5 - most, maximum: 34.5 - least }, reste_apres_tout_ha: { minimum: 34.5 - most, maximum: 34.5 - least }, part_pct: { minimum: 2 * least, maximum: 2 * most }, statut_avant: 'bonne_voie', statut_apres: 'bonne_voie' });
    const project = (id: string, most: number): unknown => ({ id, titre: id, nature: 'friche', etat: { code: 'projete', titre: 'Projeté', origine: 'statut' }, date_effet: null, deja_dans_millesime: null, surface_ha: most, charge_ha: { minimum: 0, maximum: most } });
    const answer = (most: number, projets: readonly unknown[]): unknown => ({ enveloppes: [{ perimetre: { id: PERIMETER, type: 'epci', titre: 'Lens-Liévin' }, hypotheses: [envelope(0, most)], raison: null }], projets, charge_ha: { minimum: 0, maximum: most }, surface_ha: most, phrase: `Au plus ${most} ha.`, raisons: [] });
    await page.route('**/api/scot/scenarios', (route) => route.fulfill({ json: { items: SCENARIOS } }));
    await page.route('**/api/scot/scenarios/a1/resultat*', (route) => route.fulfill({ json: answer(12, [project('fiche:x', 7), project('fiche:y', 5)]) }));
    await page.route('**/api/scot/scenarios/b2/resultat*', (route) => route.fulfill({ json: answer(7, [project('fiche:x', 7)]) }));
    await page.evaluate(() => { location.hash = '#/scot/scenarios'; });
    await heading(page, 'Scénarios');
    await page.getByRole('checkbox', { name: 'Tout' }).check();
    await page.getByRole('checkbox', { name: 'Friches seulement' }).check();
    await page.waitForFunction(() => location.hash.includes('choix=a1,b2'));
    const table = page.getByRole('table', { name: 'Lens-Liévin sous chaque scénario' });
    await table.getByText('en laisse le plus').waitFor();
    assert.deepEqual((await table.locator('.whole td').allInnerTexts()).map((text) => words(text).replace(/ en laisse.*/, '')), ['entre 22,50 et 34,50 ha', 'entre 27,50 et 34,50 ha']);
    assert.equal(await page.getByRole('table', { name: 'Projets des scénarios' }).locator('tbody tr').count(), 2);
    await page.locator('archipel-chart .chart-svg').waitFor();
    assert.equal(await tooWide(page), false);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await shot(page, 'scot-scenarios');
    await context.close();
  });
}
