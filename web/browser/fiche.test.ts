// A fiche, whole: a page among the wide ones.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, mapSettled, open, serviceUrl } from './support/browser.ts';
import { heading } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a whole fiche has the menu of the wide pages, is landed on by its title, and back comes back to the same map', async () => {
  const { page, context, complaints } = await open(browser, '#/fiche/call-2.1?carte=12.50/50.45000/2.90000');
  await mapSettled(page);
  const before = page.url();
  await page.getByRole('link', { name: 'Toute la fiche' }).press('Enter');
  await page.locator('.dossier-columns').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the reader lands on the title');
  assert.equal(await page.title(), 'Développement de la mobilité cyclable et autres modes doux · Archipel');
  assert.equal(await page.locator('.map-area').isVisible(), false);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Contrats', exact: true }).click();
  await heading(page, 'Contrats');
  assert.equal(await page.title(), 'Contrats · Archipel');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Contrats', 'and again from one wide page to another');
  await page.goBack();
  await page.locator('.dossier-columns').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Toute la fiche' }).waitFor();
  assert.equal(page.url(), before, 'the map under did not move');
  assert.equal(await page.locator('.map-area').isVisible(), true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a whole fiche is printed without the menu, the map under nor the forms', async () => {
  const { page, context, complaints } = await open(browser, '#/dossier/call-2.1');
  await page.locator('.status-now').waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.panel-head', '.map-area', '.dossier .actions', 'archipel-key']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  // The whole page flows: nothing is kept in a box that scrolls.
  assert.equal(await page.evaluate(() => {
    const body = document.querySelector('.panel-body') as HTMLElement;
    return document.documentElement.scrollHeight >= body.scrollHeight;
  }), true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('CALL 2.1 prints 9 705 637 € and 9 161 357 €: said beside the value, with both, their difference and where each is printed', async () => {
  const { page, context, complaints } = await open(browser, '#/dossier/call-2.1');
  const line = page.locator('table', { hasText: 'Échéancier imprimé' }).locator('tr.part', { hasText: 'dont investissement' }).first();
  const mark = line.getByRole('button', { name: /^Erreur : Échéancier contre tableau du budget/ });
  await mark.waitFor();
  assert.match((await line.innerText()).replace(/\s/g, ' '), /9 161 357 €\s+Erreur/);
  await mark.focus();
  await page.keyboard.press('Enter');
  assert.equal(await mark.getAttribute('aria-expanded'), 'true');
  const said = page.locator(`#${await mark.getAttribute('aria-controls')}`);
  const words = (await said.innerText()).replace(/\s+/g, ' ');
  for (const each of ['9 161 357 €', '9 705 637 €', 'Écart 544 280 €', 'ligne 1285', 'ligne 1281']) assert.ok(words.includes(each), `${each} in ${words}`);
  await page.keyboard.press('Enter');
  await said.waitFor({ state: 'detached' });
  // From the head of the page one goes to the value; only the page's own box scrolls.
  await page.locator('.finding-jumps').getByRole('button', { name: /budget d.investissement \(dépenses\)/ }).click();
  await said.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-mark')), 'echeancier.depenses_investissement.total');
  assert.equal(await page.evaluate(() => document.querySelector('archipel-app')?.scrollTop), 0);
  // The headline is the contract's own table, which the échéancier contradicts.
  await page.locator('.fact.main').getByRole('button', { name: /coût total/ }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('every anomaly of a fiche is on its page, beside a value or listed apart, and the count leads to their list', async () => {
  const { page, context, complaints } = await open(browser, '');
  for (const id of ['call-3.1', 'call-1.1', 'call-4.4', 'cahc-01', 'cabbalr-01', 'cabbalr-07']) {
    const answer = await fetch(`${serviceUrl()}/api/anomalies?fiche=${id}`);
    const { numberMatched } = (await answer.json()) as { numberMatched: number };
    await page.evaluate((hash) => { location.hash = hash; }, `#/dossier/${id}`);
    await page.locator(numberMatched === 0 ? '.sheet-head .hint' : '.findings').waitFor();
    await page.locator('.kicker', { hasText: 'Fiche' }).waitFor();
    // The mark beside the headline repeats that of the contract's table.
    const shown = await page.evaluate(() => [...document.querySelectorAll('.finding-mark')]
      .filter((mark) => mark.closest('.fact.main') === null)
      .reduce((sum, mark) => sum + Number((mark as HTMLElement).dataset['anomalies']), document.querySelectorAll('.findings-apart > li').length));
    assert.equal(shown, numberMatched, id);
    if (numberMatched > 0) {
      const link = page.getByRole('link', { name: 'Voir la liste' });
      assert.equal(await link.getAttribute('href'), `#/anomalies?fiche=${id}`);
    }
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the short sheet says the status and how many anomalies there are', async () => {
  const { page, context, complaints } = await open(browser, '#/fiche/call-2.1');
  await page.locator('.fact', { hasText: 'Statut' }).getByText('Proposée').waitFor();
  await page.locator('.fact', { hasText: 'Anomalies' }).getByRole('link', { name: /^4.anomalies$/ }).click();
  await page.locator('.dossier-columns').waitFor();
  const file = await page.getByRole('link', { name: 'Fiche en PDF' }).getAttribute('href');
  const answer = await fetch(`${serviceUrl()}${file}`);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/pdf/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the places of a fiche are on a small map: links one reaches with the keyboard, in the colours of the layers', async () => {
  const { page, context, complaints } = await open(browser, '#/dossier/call-2.1');
  const map = page.getByRole('group', { name: /^Carte des lieux/ });
  const link = map.getByRole('link', { name: 'Parc des Glissoires' });
  await link.waitFor();
  const layers = (await (await fetch(`${serviceUrl()}/api/couches`)).json()) as { items: { id: string; style: { color: string } }[] };
  const color = layers.items.find(({ id }) => id === 'ev5')?.style.color;
  assert.ok(await map.locator(`a[data-target^="ev5/"] path[stroke="${color}"]`).count() > 0, String(color));
  await page.getByText('Précision indicative').waitFor();
  await link.focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Parc des Glissoires');
  assert.deepEqual(complaints, []);
  await context.close();
});
