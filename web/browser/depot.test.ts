// A file brought into a layer in the page, on the real service: recognised, checked, corrected, applied, undone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launch, open } from './support/browser.ts';
import { heading } from './support/pages.ts';

const key = process.env['ARCHIPEL_KEY'] ?? '';
const options = { skip: key === '' ? 'ARCHIPEL_KEY is not set' : false };

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

function square(lon: number, lat: number): object {
  return { type: 'Polygon', coordinates: [[[lon, lat], [lon + 0.003, lat], [lon + 0.003, lat + 0.002], [lon, lat + 0.002], [lon, lat]]] };
}

const BOW_TIE = { type: 'Polygon', coordinates: [[[2.83, 50.43], [2.833, 50.432], [2.833, 50.43], [2.83, 50.432], [2.83, 50.43]]] };

function feature(site_nom: string, site_statut: string, geometry: object): object {
  return { type: 'Feature', properties: { site_nom, site_type: 'friche industrielle', site_statut, colonne_en_trop: 'x' }, geometry };
}

const FILE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature('Ancienne filature du test', 'friche sans projet', square(2.8, 50.42)),
    feature('Fosse 12 du test', 'à voir', square(2.81, 50.42)),
    feature('Fosse 13 du test', 'à voir', square(2.82, 50.42)),
    feature('Cokerie du test', 'friche avec projet', BOW_TIE),
  ],
});

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Fichier à importer').setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text, 'utf8') });
}

async function violations(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['ARCHIPEL_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/depot-${name}.png` });
}

async function overflow(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const body = document.querySelector('.panel-body');
    return document.documentElement.scrollWidth > innerWidth || (body !== null && body.scrollWidth > body.clientWidth);
  });
}

async function checkAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vérifier de nouveau' }).click();
  await page.getByRole('button', { name: 'Vérifier de nouveau' }).waitFor({ state: 'detached' });
}

test('a file is checked, one value corrected for all its rows, applied with a key, then undone', options, async () => {
  const { page, context, complaints } = await open(browser, '#/couche/friches');
  await page.getByRole('link', { name: 'Importer un fichier dans cette couche' }).click();
  await heading(page, 'Importer un fichier');
  assert.deepEqual(await violations(page), []);
  await choose(page, 'friches-du-test.geojson', FILE);
  await heading(page, /friches-du-test/);
  await page.getByText('4 lignes lues').waitFor({ timeout: 20_000 });
  assert.match(page.url(), /#\/import\?essai=/);
  await page.locator('archipel-depot-carte canvas').waitFor();
  await page.locator('.depot-legend').getByText('Refusé').waitFor();

  // The page may be opened again, anywhere: the import is on the service.
  await page.reload();
  await page.getByText('2 lignes refusées').first().waitFor({ timeout: 20_000 });
  const rule = page.locator('.depot-rule', { hasText: 'hors de la liste de codes' });
  await rule.getByText('à voir').first().waitFor();
  await page.locator('.depot-legend').getByText('Refusé').waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(await violations(page), []);
  await shot(page, '1440');
  await rule.getByRole('button', { name: 'Ligne 2' }).click();
  await page.waitForTimeout(300);

  await rule.getByLabel('Statut').first().selectOption('friche sans projet');
  await rule.getByRole('button', { name: 'Corriger' }).first().click();
  await page.getByText('2 décisions à vérifier.').waitFor();
  await shot(page, '1440-decided');
  await checkAgain(page);
  await rule.waitFor({ state: 'detached' });
  const map = page.locator('.depot-lines');
  await map.getByText('Ancienne filature du test').first().waitFor();
  await page.locator('.depot-lines').scrollIntoViewIfNeeded();
  await shot(page, '1440-lines');

  await page.getByRole('button', { name: /^Importer : 4 créations/ }).click();
  await page.getByLabel('Clé', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Vous écrivez sous le nom').waitFor();
  await page.getByRole('button', { name: /^Importer : 4 créations/ }).click();
  await page.getByText('Import fait : 4 créations.').waitFor({ timeout: 20_000 });
  await shot(page, '1440-done');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await page.getByText('La couche est comme avant cet import.').waitFor({ timeout: 20_000 });
  // Asked without a key, the service says 401: the browser tells it on the console, and nothing else.
  assert.deepEqual(complaints.filter((text) => !text.includes('401')), []);
  await context.close();
});

test('the columns of a file are read as one says; what is no file of objects is told in words', options, async () => {
  const { page, context } = await open(browser, '#/import?couche=friches');
  await heading(page, 'Importer un fichier');
  await choose(page, 'friches.geojson', FILE);
  await page.getByText('4 lignes lues').waitFor({ timeout: 20_000 });
  await page.getByText('Ce qui a été reconnu').click();
  const name = page.getByLabel('Nom du site : colonne du fichier');
  assert.equal(await name.inputValue(), 'site_nom');
  assert.match(await page.locator('.depot-recognised').innerText(), /Colonnes non lues\s: colonne_en_trop/);
  await shot(page, '1440-columns');
  await name.selectOption('colonne_en_trop');
  await page.locator('.depot-lines').getByText('x', { exact: true }).first().waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Oublier ce fichier' }).click();
  await heading(page, 'Importer un fichier');
  await choose(page, 'photo.geojson', '%PDF-1.7 ceci n’est pas une couche');
  await page.getByText('Ne peut pas être importé tel quel').first().waitFor({ timeout: 20_000 });
  await context.close();
});

for (const width of [360, 768]) {
  test(`at ${width} px an import fits its screen`, options, async () => {
    const { page, context } = await open(browser, '#/import?couche=friches', { width, height: 800 });
    await heading(page, 'Importer un fichier');
    await shot(page, `${width}-start`);
    await choose(page, 'un-fichier-au-nom-particulierement-long-et-sans-espace-2026-06-30.geojson', FILE);
    await page.getByText('4 lignes lues').waitFor({ timeout: 20_000 });
    await page.locator('.depot-finding').first().waitFor();
    assert.equal(await overflow(page), false);
    await shot(page, String(width));
    await page.locator('.depot-finding').first().scrollIntoViewIfNeeded();
    await shot(page, `${width}-findings`);
    await page.locator('.depot-lines').scrollIntoViewIfNeeded();
    await shot(page, `${width}-lines`);
    await page.getByText('Ce qui a été reconnu').click();
    await page.locator('.depot-mapping').scrollIntoViewIfNeeded();
    await shot(page, `${width}-columns`);
    assert.equal(await overflow(page), false);
    await context.close();
  });
}
