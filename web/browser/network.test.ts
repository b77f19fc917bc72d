// The service away, or slow: said on every page, with a way out; what is typed stays; what had failed comes back by itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, mapSettled, open } from './support/browser.ts';
import { heading } from './support/pages.ts';
import { violations } from './support/axe.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('without a connection the page says so, keeps what it shows, and asks again by itself when it is back', async () => {
  const { page, context } = await open(browser, '#/commune/62413');
  await heading(page, 'Harnes');
  await mapSettled(page);
  await context.setOffline(true);
  const banner = page.locator('archipel-reseau').getByRole('status');
  await banner.getByText('Hors connexion').waitFor();
  await heading(page, 'Harnes');
  await page.evaluate(() => { location.hash = '#/fiche/call-2.1'; });
  await page.getByRole('alert').getByText('La demande n’a pas pu aboutir').waitFor();
  assert.deepEqual(await violations(page), []);
  await context.setOffline(false);
  await heading(page, /mobilité cyclable/);
  await banner.getByText('Hors connexion').waitFor({ state: 'detached' });
  await context.close();
});

test('a service that stopped is said to be away; « Réessayer » finds it again', async () => {
  const { page, context } = await open(browser, '#/anomalies', { width: 360, height: 740 });
  await page.locator('.anomaly').first().waitFor();
  await page.route('**/{api,health}**', (route) => route.abort());
  await page.route('**/api/**', (route) => route.abort());
  await page.evaluate(() => { location.hash = '#/suivi/crte-call'; });
  const banner = page.locator('archipel-reseau').getByRole('status');
  await banner.getByText('Le service ne répond pas').waitFor();
  const box = await banner.boundingBox();
  assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 740, JSON.stringify(box));
  await page.unrouteAll();
  await banner.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('tbody tr').first().waitFor();
  await context.close();
});

test('an answer that is long to come is said to be slow, and nothing more once it came', async () => {
  const { page, context, complaints } = await open(browser, '');
  await page.locator('.row').first().waitFor();
  await page.route('**/api/communes/62413', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 7_000); });
    await route.continue();
  });
  await page.evaluate(() => { location.hash = '#/commune/62413'; });
  const banner = page.locator('archipel-reseau').getByRole('status');
  await banner.getByText('tarde à répondre').waitFor({ timeout: 8_000 });
  await heading(page, 'Harnes');
  await banner.getByText('tarde à répondre').waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  await context.close();
});
