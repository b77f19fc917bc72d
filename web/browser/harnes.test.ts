// One whole task: find Harnes, open Noroxo, see its money, check its land, print.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, mapSettled, open, serviceUrl } from './support/browser.ts';
import { heading, search } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('from a name typed to a sheet of paper: Harnes, Noroxo, its money, its land, printed', async () => {
  const { page, context, complaints } = await open(browser);
  const main = page.getByRole('main');

  await search(page, 'harnes');
  await page.keyboard.press('Enter');
  await heading(page, 'Harnes');

  await main.getByRole('link', { name: 'Friche Noroxo' }).first().click();
  await heading(page, 'Friche Noroxo');
  await mapSettled(page);

  await main.locator('a[href="#/fiche/call-1.8"]').first().click();
  await main.getByRole('link', { name: 'Toute la fiche' }).waitFor();
  // 4 101 917 € is what the contract prints as the total of fiche 1.8.
  assert.match((await main.innerText()).replace(/\s/g, ' '), /4 101 917 €/);
  const pdf = await main.locator('a[download][href$=".pdf"]').first().getAttribute('href');
  const file = await page.request.get(new URL(pdf ?? '', serviceUrl()).href);
  assert.equal(file.headers()['content-type'], 'application/pdf');
  assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');

  await page.goBack();
  await heading(page, 'Friche Noroxo');
  await main.getByRole('link', { name: 'Étudier autour' }).click();
  await main.getByRole('heading', { name: 'Enveloppes, avant et après' }).waitFor({ timeout: 30_000 });
  const answer = await main.innerText();
  assert.match(answer, /Harnes/);
  assert.match(answer, /12,0\sha|11,99/);

  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('combobox', { name: /Chercher/ }).isVisible(), false);
  assert.equal(await main.getByRole('heading', { level: 1 }).isVisible(), true);
  assert.equal(await main.getByRole('heading', { name: 'Enveloppes, avant et après' }).isVisible(), true);
  const paper = await page.pdf({ format: 'A4' });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  assert.ok(paper.length > 10_000, `${paper.length} bytes`);

  assert.deepEqual(complaints, []);
  await context.close();
});
