// Whole tasks of a planner, on the real service, in a real browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, mapSettled, onScreen, open, serviceUrl } from './support/browser.ts';
import { heading, positionOf, search } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a commune is found by typing without accents, and its sheet opened, with the keyboard alone', async () => {
  const { page, context, complaints } = await open(browser);
  await heading(page, 'Le territoire');
  await search(page, 'noeux les mi');
  await page.keyboard.press('ArrowDown');
  const active = await page.getByRole('combobox').getAttribute('aria-activedescendant');
  assert.match(await page.locator(`#${active}`).innerText(), /Nœux-les-Mines/);
  await page.keyboard.press('Enter');
  await heading(page, 'Nœux-les-Mines');
  await page.getByText('Population').waitFor();
  const main = await page.getByRole('main').innerText();
  assert.match(main, /Béthune-Bruay/);
  assert.match(main, /Non renseigné/);
  assert.match(main, /Contour schématique/);
  assert.match(page.url(), /#\/commune\/62617/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the reader lands on the title');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a friche clicked on the map opens, leads to its fiche, and back comes back', async () => {
  const { page, context, complaints } = await open(browser, '#/?carte=13.5/50.4472/2.9130');
  await mapSettled(page);
  const [lon, lat] = await positionOf(serviceUrl(), 'friches', 'friche-noroxo');
  const { x, y } = await onScreen(page, lon, lat);
  await page.mouse.click(x, y);
  // Another object may lie at the same place: then the page asks which.
  const choice = page.locator('.card.choice').getByRole('link', { name: 'Friche Noroxo' });
  await page.waitForFunction(() => document.querySelector('.card.choice') !== null || location.hash.includes('objet/'));
  if (await choice.isVisible()) await choice.click();
  await heading(page, /Noroxo/);
  const main = page.getByRole('main');
  assert.match(await main.innerText(), /Contour indicatif/);
  assert.match(await main.innerText(), /CRTE de Lens-Liévin \(2021\), lignes? \d+/);
  const fiche = main.locator('a[href^="#/fiche/"]').first();
  const title = await fiche.innerText();
  await fiche.click();
  await page.waitForURL(/#\/fiche\//);
  await page.getByRole('main').locator('a[href="#/objet/friches/friche-noroxo"]').first().waitFor();
  assert.ok(title.length > 5);
  await page.goBack();
  await heading(page, /Noroxo/);
  await page.goBack();
  await heading(page, 'Le territoire');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a friche is reached without the map: list, filter, sheet, commune, and its way back to the friche', async () => {
  const { page, context, complaints } = await open(browser);
  await page.getByRole('main').getByRole('link', { name: 'Friches', exact: true }).click();
  await heading(page, 'Friches');
  await page.getByLabel('Filtrer').fill('nitro');
  await page.getByRole('main').getByRole('link', { name: /Nitrochimie/ }).click();
  await heading(page, /Nitrochimie/);
  await page.getByRole('main').locator('a[href^="#/commune/"]').first().click();
  await page.getByText('Code INSEE').waitFor();
  await page.getByRole('main').getByRole('link', { name: /Nitrochimie/ }).first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a polygon drawn on the map is answered: what it touches, and the SCoT check with its doubt', async () => {
  const { page, context, complaints } = await open(browser, '#/zone?carte=12.2/50.4472/2.9130');
  await mapSettled(page);
  await page.getByRole('button', { name: 'Dessiner sur la carte' }).click();
  const [lon, lat] = await positionOf(serviceUrl(), 'friches', 'friche-noroxo');
  await page.getByText('Cliquez chaque angle').waitFor();
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('terra-draw')));
  await page.waitForTimeout(300);
  for (const [dx, dy] of [[-0.012, -0.006], [0.012, -0.006], [0.012, 0.006], [-0.012, 0.006], [-0.012, -0.006]] as const) {
    const { x, y } = await onScreen(page, lon + dx, lat + dy);
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
    await page.waitForTimeout(150);
  }
  await page.getByRole('heading', { name: 'Au regard du SCoT' }).waitFor();
  const main = page.getByRole('main');
  await main.locator('.answer').waitFor({ timeout: 15_000 });
  const words = await main.innerText();
  assert.match(words, /La zone couvre \d+,\d.ha/);
  assert.match(words, /Lens-Liévin/);
  assert.match(words, /Consommation potentielle/);
  assert.match(words, /Non renseigné/);
  await main.locator('a[href="#/objet/friches/friche-noroxo"]').first().waitFor();
  await main.locator('a[href="#/commune/62413"]').first().waitFor();
  assert.match(page.url(), /trace=/, 'the zone is in the address');
  const address = page.url();

  const other = await open(browser, address.slice(address.indexOf('#')));
  await other.page.getByRole('main').locator('.answer').waitFor({ timeout: 15_000 });
  assert.match(await other.page.getByRole('main').innerText(), /La zone couvre/, 'the address can be shared');
  assert.deepEqual([...complaints, ...other.complaints], []);
  await other.context.close();
  await context.close();
});

test('the same study is made without a mouse: around a place, or by pasting', async () => {
  const { page, context, complaints } = await open(browser, '#/objet/friches/friche-noroxo');
  await page.getByRole('link', { name: 'Étudier autour' }).press('Enter');
  await page.getByRole('main').locator('.answer').waitFor({ timeout: 15_000 });
  assert.match(await page.getByRole('main').innerText(), /Autour de/);
  await page.getByText('Coller du GeoJSON').click();
  const paste = page.getByLabel(/Géométrie, objet ou collection/);
  await paste.fill('{"type":"Polygon"');
  await page.getByRole('button', { name: 'Étudier cette géométrie' }).click();
  await page.getByText(/copié en entier/).waitFor();
  await paste.fill('{"type":"Polygon","coordinates":[[[2.90,50.44],[2.92,50.44],[2.92,50.45],[2.90,50.45],[2.90,50.44]]]}');
  await page.getByRole('button', { name: 'Étudier cette géométrie' }).press('Enter');
  await page.waitForURL(/trace=/);
  await page.getByText(/La zone couvre/).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a zone that the service refuses says why, and the page goes on', async () => {
  const { page, context } = await open(browser, '#/zone');
  await page.getByText('Coller du GeoJSON').click();
  const paste = page.getByLabel(/Géométrie, objet ou collection/);
  await paste.fill('{"type":"Polygon","coordinates":[[[2.90,50.44],[2.92,50.45],[2.92,50.44],[2.90,50.45],[2.90,50.44]]]}');
  await page.getByRole('button', { name: 'Étudier cette géométrie' }).click();
  await page.locator('.problem').first().waitFor({ timeout: 10_000 });
  assert.match(await page.locator('.problem').first().innerText(), /recoupe|croise|intersect/i);
  await page.getByRole('link', { name: 'Archipel' }).click();
  await heading(page, 'Le territoire');
  await context.close();
});

test('the map is walked and asked with the keyboard: arrows move it, Enter opens what is at its centre', async () => {
  const { page, context, complaints } = await open(browser, '#/?carte=12.5/50.4900/2.8000');
  await mapSettled(page);
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL((url) => !url.hash.includes('50.49000'));
  await mapSettled(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/(commune|objet)\//);
  await page.getByRole('main').locator('.facts').first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('pointing at an object in a list lights it on the map', async () => {
  const { page, context, complaints } = await open(browser, '#/couche/zae');
  await mapSettled(page);
  await page.getByRole('main').getByRole('link', { name: 'Quadraparc', exact: true }).focus();
  const lit = await page.waitForFunction(() => {
    const { hovered } = document.querySelector('archipel-map') as unknown as { hovered: { id: string }[] };
    return hovered[0]?.id;
  });
  assert.equal(await lit.jsonValue(), 'zae-quadraparc');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('layers are shown and hidden from the legend, and the address keeps it', async () => {
  const { page, context, complaints } = await open(browser);
  await mapSettled(page);
  const friches = page.getByRole('checkbox', { name: /^Friches/ });
  assert.equal(await friches.isChecked(), true);
  await friches.uncheck();
  const shown = new URL(page.url()).hash.split('couches=')[1]?.split('&')[0]?.split(',') ?? [];
  assert.ok(!shown.includes('friches') && shown.includes('zae'), page.url());
  await page.reload();
  await mapSettled(page);
  assert.equal(await page.getByRole('checkbox', { name: /^Friches/ }).isChecked(), false);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a commune that does not exist is said in words, with a way out', async () => {
  const { page, context } = await open(browser, '#/commune/99999');
  const problem = page.getByRole('alert');
  await problem.waitFor();
  assert.match(await problem.innerText(), /99999/);
  await problem.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await heading(page, 'Le territoire');
  await context.close();
});

test('when the service stops answering, the page says so, keeps what was typed, and tries again', async () => {
  const { page, context } = await open(browser, '#/commune/62413');
  await heading(page, 'Harnes');
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(`${serviceUrl()}/#/commune/62498`);
  const main = page.getByRole('main');
  await main.getByText('Le service ne répond pas').waitFor();
  await page.unroute('**/api/**');
  await main.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByText('Code INSEE').waitFor();
  await heading(page, 'Lens');
  await context.close();
});
