// Files joined to a fiche, on the real service.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, serviceUrl } from './support/browser.ts';
import { dossier, form, giveKey, options } from './support/writing.ts';

const PDF = Buffer.from('%PDF-1.7\nune délibération\n%%EOF');

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a file is joined with its caption, opened as it was, taken out, and put back', options, async () => {
  const { page, context, complaints } = await dossier(browser, 'call-1.3');
  await giveKey(page);
  const part = await form(page, 'Joindre un fichier');
  await part.getByLabel('Fichier').setInputFiles({ name: 'délibération.pdf', mimeType: 'application/pdf', buffer: PDF });
  await part.getByLabel('Légende').fill('Votée le 12 mars');
  await part.getByRole('button', { name: 'Joindre' }).click();
  const row = page.locator('archipel-pieces .row', { hasText: 'délibération.pdf' });
  await row.getByText('Votée le 12 mars').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link').click()]);
  assert.equal(download.suggestedFilename(), 'délibération.pdf');
  const answer = await fetch(`${serviceUrl()}${await row.getByRole('link').getAttribute('href')}`);
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), PDF);
  await row.getByRole('button', { name: 'Retirer délibération.pdf' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByText('« délibération.pdf » est retiré de la fiche.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Annuler le retrait', 'the way back is under the finger');
  await page.keyboard.press('Enter');
  await row.getByText('Votée le 12 mars').waitFor();
  await page.getByText('« délibération.pdf » est remis.').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('what is no PDF nor image is refused in words: by its type before it is sent, by its content at the service', options, async () => {
  const { page, context } = await dossier(browser, 'call-1.2');
  await giveKey(page);
  const part = await form(page, 'Joindre un fichier');
  await part.getByLabel('Fichier').setInputFiles({ name: 'tableau.xlsx', mimeType: 'application/vnd.ms-excel', buffer: PDF });
  await part.getByText('ni un PDF ni une image').waitFor();
  await part.getByRole('button', { name: 'Joindre' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true');
  await part.getByLabel('Fichier').setInputFiles({ name: 'faux.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') });
  await part.getByRole('button', { name: 'Joindre' }).click();
  await page.locator('.piece-problem').getByText('image/webp').waitFor();
  assert.equal(await page.locator('archipel-pieces .row').count(), 0);
  await context.close();
});

test('a large file says how far it is', options, async () => {
  const { page, context } = await dossier(browser, 'call-1.4');
  await giveKey(page);
  const part = await form(page, 'Joindre un fichier');
  await part.getByLabel('Fichier').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([PDF, Buffer.alloc(15 * 1024 * 1024, 32)]) });
  const seen = page.waitForSelector('.piece-progress progress');
  await part.getByRole('button', { name: 'Joindre' }).click();
  await seen;
  await page.locator('archipel-pieces .row', { hasText: 'plan.pdf' }).getByText(/15.Mo/).waitFor();
  await context.close();
});
