// A fiche, whole: a page among the wide ones.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, mapSettled, open } from './support/browser.ts';
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
