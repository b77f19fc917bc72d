// A follow-up table imported in the page, on the real service: tried, corrected, written with the service's own key.

import assert from 'node:assert/strict';
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

const TABLE = [
  'Suivi tenu au service ; situation au 30/06/2026',
  'N°;Intitulé;Coût total (k€);Somme versée à ce jour;Réalisé 2024;Commentaires',
  '1.2;;412,5;;100 000,50 €;Marché notifié',
  '1.4;;(12);;;',
  '9.9;Une action inconnue;1;;;',
  'TOTAL;;413,5;;;',
].join('\r\n');

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel(/Tableau de suivi, |Fichier :/).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
}

async function violations(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await (await import('node:fs/promises')).readFile(axe, 'utf8'));
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['ARCHIPEL_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/import-${name}.png`, fullPage: true });
}

/** Scrolls inside the page's own scroller do not matter here: the whole content is measured. */
async function overflow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

test('a table is tried line by line, its columns corrected, its valid line written, and then it changes nothing', options, async () => {
  const { page, context, complaints } = await open(browser, '#/suivi/crte-call');
  await page.getByRole('link', { name: 'Importer un tableau de suivi' }).click();
  await heading(page, 'Importer un tableau de suivi');
  await choose(page, 'suivi.csv', TABLE);
  const report = page.locator('.import-report');
  await report.waitFor();
  assert.equal(await page.getByLabel('Ligne des titres').inputValue(), '2');
  assert.equal(await page.getByLabel('État du tableau au').inputValue(), '2026-06-30');
  assert.match(await report.innerText(), /412.500.€/);
  assert.match(await report.innerText(), /négatif/);
  await page.getByText('Rejetées (2)').click();
  assert.equal(await report.locator('tbody tr').count(), 2);
  await page.getByText('Toutes (3)').click();
  const note = page.getByLabel('Colonne Commentaires : lire comme');
  assert.equal(await note.inputValue(), 'note');
  await note.selectOption('');
  await report.getByText('Marché notifié').waitFor({ state: 'detached' });
  await note.selectOption('note');
  await report.getByText('Marché notifié').waitFor();
  assert.deepEqual(await violations(page), []);
  await shot(page, '1440');

  await page.getByRole('button', { name: 'Importer la ligne valide' }).click();
  await page.getByLabel('Clé', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Vous écrivez sous le nom').waitFor();
  await page.getByRole('button', { name: 'Importer la ligne valide' }).click();
  await page.getByText('Import fait : 1 fiche mise à jour.').waitFor();
  await shot(page, 'done');
  await page.getByRole('button', { name: 'Importer un autre fichier' }).click();
  await choose(page, 'suivi.csv', TABLE);
  await page.getByText('Inchangées (1)').waitFor();
  // Asked without a key, the service says 401: the browser tells it on the console, and nothing else.
  assert.deepEqual(complaints.filter((text) => !text.includes('401')), []);
  await context.close();
});

test('our own table says there is nothing to write; what is no table is told in words', options, async () => {
  const { page, context } = await open(browser, '#/import/crte-cahc');
  await heading(page, 'Importer un tableau de suivi');
  const own = await (await fetch(new URL('/api/contrats/crte-cahc/suivi.xlsx', page.url()))).arrayBuffer();
  await page.getByLabel('Tableau de suivi').setInputFiles({
    name: 'suivi.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(own),
  });
  await page.getByText('il n’y a rien à écrire').waitFor();
  await choose(page, 'photo.csv', '%PDF-1.7');
  await page.getByText('ni un classeur .xlsx ni un fichier CSV').waitFor();
  await context.close();
});

for (const width of [360, 768]) {
  test(`at ${width} px the import fits its screen`, options, async () => {
    const { page, context } = await open(browser, '#/import/crte-call', { width, height: 800 });
    await heading(page, 'Importer un tableau de suivi');
    await choose(page, 'un-tableau-de-suivi-au-nom-particulierement-long-et-sans-espace-2026-06-30.csv', TABLE);
    await page.locator('.import-report').waitFor();
    assert.equal(await overflow(page), false);
    await shot(page, String(width));
    await page.locator('.import-columns').scrollIntoViewIfNeeded();
    await shot(page, `${width}-columns`);
    await page.locator('.import-line').last().scrollIntoViewIfNeeded();
    await shot(page, `${width}-lines`);
    assert.equal(await overflow(page), false);
    await context.close();
  });
}
