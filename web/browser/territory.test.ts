// A planner's tasks: Harnes on one page and on paper, a fiche without a place found and opened, a key made and revoked.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { violations } from './support/axe.ts';
import { launch, open } from './support/browser.ts';
import { heading } from './support/pages.ts';

const KEY = process.env['ARCHIPEL_KEY'] ?? '';
const skip = KEY === '' ? 'ARCHIPEL_KEY is not set' : false;

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('from the sheet of Harnes to its portrait: figures with their sources, objects, land, and the same on paper', async () => {
  const { page, context, complaints } = await open(browser, '#/commune/62413');
  await page.getByRole('link', { name: 'Portrait de la commune' }).click();
  await heading(page, 'Harnes');
  await page.locator('.key-figures').waitFor();
  const words = (await page.locator('.key-figures').innerText()).replace(/\s/g, ' ');
  assert.match(words, /12 264 hab\./);
  assert.match(words, /Reste de l.enveloppe Non renseigné Aucun fichier/i);
  await page.locator('summary', { hasText: 'Chaîne des Parcs' }).click();
  await page.getByRole('link', { name: 'Parc des Berges de la Souchez' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'La trajectoire entière' }).getAttribute('href'), '#/scot/commune:62413');
  assert.deepEqual(await violations(page), []);
  const paper = await page.getByRole('link', { name: 'Imprimer (PDF A4)' }).getAttribute('href');
  const answer = await page.request.get(new URL(paper ?? '', page.url()).href);
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an agglomeration leads to its communes and its SCoT; its money by year is drawn', async () => {
  const { page, context, complaints } = await open(browser, '#/objet/epci/246200364');
  await page.getByRole('link', { name: 'Portrait du territoire' }).click();
  await page.locator('archipel-chart .chart-svg').waitFor({ timeout: 20_000 });
  await page.locator('table[class*=figures] a', { hasText: 'Harnes' }).click();
  await heading(page, 'Harnes');
  await page.getByRole('link', { name: 'SCoT de Lens-Liévin – Hénin-Carvin' }).click();
  await heading(page, 'SCoT de Lens-Liévin – Hénin-Carvin');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a fiche without a place is found from the board, and opened where it is mended', async () => {
  const { page, context, complaints } = await open(browser, '#/contrats', { width: 360, height: 740 });
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Qualité' }).click();
  await heading(page, 'Qualité des données');
  await page.getByRole('link', { name: 'Sans géométrie propre' }).click();
  const lack = page.getByRole('link', { name: /^Compléter/ });
  await lack.first().waitFor();
  // As many as the service says: other tests make fiches of their own.
  const { numberMatched } = await page.evaluate(async () => (await fetch('/api/qualite?regle=sans_geometrie')).json()) as { numberMatched: number };
  assert.ok(numberMatched >= 19, `${numberMatched}`);
  assert.equal(await lack.count(), numberMatched);
  assert.deepEqual(await violations(page), []);
  await lack.first().click();
  await page.waitForFunction(() => location.hash.startsWith('#/dossier/'));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a key is made, shown once, and revoked', { skip }, async () => {
  const { page, context } = await open(browser, '#/cles');
  await page.getByLabel('Clé').fill(KEY);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  const name = `Essai ${Date.now()}`;
  await page.getByLabel('À qui').fill(name);
  await page.getByRole('button', { name: 'Créer la clé' }).click();
  const secret = await page.getByLabel(`Clé de ${name}`).inputValue();
  assert.match(secret, /^arch_[\w-]{43}$/);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: /ne plus la montrer/ }).click();
  assert.equal((await page.getByRole('main').innerHTML()).includes(secret), false);
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: /^Révoquer/ }).click();
  await row.getByRole('button', { name: 'Révoquer pour de bon' }).click();
  await row.getByText('Révoquée').waitFor();
  assert.equal((await page.request.get(new URL('/api/cle', page.url()).href, { headers: { Authorization: `Bearer ${secret}` } })).status(), 401);
  await context.close();
});
