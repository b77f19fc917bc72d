// Tasks on the map: filter and share, fade, select, measure, find a place by its coordinates or its address.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { launch, mapSettled, onScreen, open, serviceUrl } from './support/browser.ts';
import { heading, positionOf, search } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Objects of a layer that the map draws now, by id. */
function drawn(page: Page, layer: string): Promise<string[]> {
  return page.evaluate((id) => {
    const { stage } = document.querySelector('archipel-map') as unknown as { stage: { map: { getStyle(): { layers: { id: string }[] }; queryRenderedFeatures(options: object): { properties: { id?: string } }[] } } };
    const layers = stage.map.getStyle().layers.map((each) => each.id).filter((each) => each.startsWith(`${id}/`));
    return [...new Set(stage.map.queryRenderedFeatures({ layers }).map(({ properties }) => String(properties.id)))].sort();
  }, layer);
}

async function drag(page: Page, corners: readonly (readonly [number, number])[]): Promise<void> {
  const points = await Promise.all(corners.map(([lon, lat]) => onScreen(page, lon, lat)));
  const [first, ...others] = points;
  await page.mouse.move(first!.x, first!.y);
  await page.mouse.down();
  for (const { x, y } of others) await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
}

test('friches are filtered in plain words; the map, the counts and the list agree, and the address shares it', async () => {
  const { page, context, complaints } = await open(browser);
  await mapSettled(page);
  const all = await drawn(page, 'friches');
  await page.getByRole('button', { name: 'Réglages de la couche Friches' }).click();
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await page.getByLabel('Filtrer sur').selectOption({ label: 'Statut' });
  await page.getByRole('checkbox', { name: 'Friche avec projet' }).check();
  assert.deepEqual(await violations(page), []);
  await page.locator('.rule-form').getByRole('button', { name: 'Filtrer' }).click();
  await page.getByText(/\d+.objets? répond/).waitFor();
  const matched = Number(/(\d+).objet/.exec(await page.locator('.layer-settings [role=status]').innerText())?.[1]);
  await mapSettled(page);
  const kept = await drawn(page, 'friches');
  assert.equal(kept.length, matched);
  assert.ok(kept.length > 0 && kept.length < all.length, `${kept.length} of ${all.length}`);
  await page.getByRole('link', { name: 'Voir la liste' }).click();
  await heading(page, 'Friches');
  assert.match(await page.locator('.panel-body .count').innerText(), new RegExp(`^${matched}.objet`));
  assert.match(await page.getByRole('main').innerText(), /Filtre de la carte : Statut est Friche avec projet/);

  const address = page.url();
  assert.match(address, /filtres=friches:site_statut:est:/);
  const other = await open(browser, address.slice(address.indexOf('#')));
  await mapSettled(other.page);
  await other.page.waitForFunction((count) => document.querySelector('.panel-body .count')?.textContent?.trim().startsWith(String(count)), matched);
  await mapSettled(other.page);
  assert.deepEqual(await drawn(other.page, 'friches'), kept);
  await other.page.getByRole('button', { name: /^Réglages de la couche Friches, 1.filtre/ }).click();
  await other.page.getByRole('button', { name: /^Retirer le filtre/ }).click();
  await mapSettled(other.page);
  assert.deepEqual(await drawn(other.page, 'friches'), all);
  assert.deepEqual([...complaints, ...other.complaints], []);
  await other.context.close();
  await context.close();
});

test('a layer is faded, and back goes to the sheet one had with the map one had there', async () => {
  const { page, context, complaints } = await open(browser, '#/couche/zae');
  await mapSettled(page);
  await page.getByRole('button', { name: 'Réglages de la couche Zones d’activité économique' }).click();
  await page.getByRole('slider').fill('40');
  await page.waitForURL(/opacite=zae:40/);
  const opacity = (): Promise<unknown> => page.evaluate(() => (document.querySelector('archipel-map') as unknown as { stage: { map: { getPaintProperty(layer: string, name: string): unknown } } }).stage.map.getPaintProperty('zae/line', 'line-opacity'));
  assert.equal(await opacity(), 0.4);
  await page.getByRole('main').getByRole('link', { name: 'Quadraparc', exact: true }).click();
  await heading(page, 'Quadraparc');
  assert.match(page.url(), /opacite=zae:40/);
  await page.goBack();
  await heading(page, 'Zones d’activité économique');
  assert.match(page.url(), /opacite=zae:40/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('places are selected with a lasso: list, totals, fiches with their money, files; the address leads back', async () => {
  const { page, context, complaints } = await open(browser, '#/?carte=12.6/50.4472/2.9130');
  await mapSettled(page);
  await page.getByRole('link', { name: 'Sélectionner sur la carte' }).click();
  await heading(page, 'Sélectionner');
  await page.getByRole('button', { name: 'Lasso' }).click();
  await page.locator('canvas.aiming').waitFor();
  const [lon, lat] = await positionOf(serviceUrl(), 'friches', 'friche-noroxo');
  await drag(page, [[lon - 0.012, lat - 0.006], [lon + 0.012, lat - 0.006], [lon + 0.013, lat + 0.004], [lon, lat + 0.007], [lon - 0.012, lat + 0.006]]);
  const main = page.getByRole('main');
  await main.locator('.select-totals').waitFor({ timeout: 15_000 });
  await main.getByRole('link', { name: 'Friche Noroxo' }).waitFor();
  const words = (await main.innerText()).replace(/[\u00a0\u202f]/g, ' ');
  assert.match(words, /\d+ objets?, \d+ communes?\./);
  assert.match(words, /\d fiches? · [\d ]+ €|\d fiches?, aucune chiffrée/);
  const file = main.getByRole('link', { name: 'Friches en GeoJSON' });
  const answer = await page.request.get(new URL(await file.getAttribute('href') ?? '', serviceUrl()).href);
  const { features } = await answer.json() as { features: { id: string }[] };
  assert.ok(features.some(({ id }) => id === 'friche-noroxo'), 'the file holds what is listed');
  const [download] = await Promise.all([page.waitForEvent('download'), main.getByRole('button', { name: 'Tout en CSV' }).click()]);
  assert.match(await readFile(await download.path(), 'utf8'), /Friches;friche-noroxo;Friche Noroxo;/);
  // Fewer layers on the map, fewer in the selection.
  await page.getByRole('checkbox', { name: /^Friches/ }).uncheck();
  await main.getByRole('link', { name: 'Friche Noroxo' }).waitFor({ state: 'detached' });
  assert.deepEqual(await violations(page), []);

  const address = page.url();
  const other = await open(browser, address.slice(address.indexOf('#')));
  await other.page.locator('.select-totals').waitFor({ timeout: 15_000 });
  await other.page.getByRole('button', { name: 'Étudier cette zone, vérifier le foncier' }).click();
  await heading(other.page, 'Étudier une zone');
  assert.match(other.page.url(), /#\/zone\?trace=/);
  await other.page.goBack();
  await heading(other.page, 'Sélectionner');
  assert.deepEqual([...complaints, ...other.complaints], []);
  await other.context.close();
  await context.close();
});

test('communes are chosen by their name or by a click, without losing the others; the keyboard draws a rectangle', async () => {
  const { page, context, complaints } = await open(browser, '#/selection?carte=12.2/50.4472/2.9130');
  await mapSettled(page);
  await page.getByRole('button', { name: 'Communes', exact: true }).click();
  await page.getByRole('combobox', { name: 'Commune', exact: true }).fill('harnes');
  await page.getByRole('combobox', { name: 'Commune', exact: true }).press('Tab');
  await page.waitForURL(/objets=communes\/62413/);
  const { x, y } = await onScreen(page, ...await positionOf(serviceUrl(), 'communes', '62771'));
  await page.mouse.click(x, y);
  await page.waitForURL(/objets=communes\/62413,communes\/62771/);
  await page.getByRole('button', { name: 'Retirer Harnes' }).click();
  await page.waitForURL((url) => !url.hash.includes('62413'));
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await page.getByRole('button', { name: 'Rectangle' }).press('Enter');
  await page.locator('canvas.aiming').waitFor();
  await page.keyboard.press('Enter');
  for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await mapSettled(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(/trace=/);
  await page.getByRole('main').locator('.sheet-section').first().waitFor({ timeout: 15_000 });
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a length and an area are measured, with the mouse and with the keyboard', async () => {
  const { page, context, complaints } = await open(browser, '#/?carte=13/50.4472/2.9130');
  await mapSettled(page);
  await page.getByRole('button', { name: 'Mesurer' }).click();
  const card = page.getByRole('region', { name: 'Mesurer' });
  await card.getByText('Cliquez chaque point').waitFor();
  // 0,01° of latitude is 1 112,4 m on the ground here, less than a metre off in Lambert-93.
  for (const [lon, lat] of [[2.90, 50.44], [2.90, 50.45]] as const) {
    const { x, y } = await onScreen(page, lon, lat);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await page.waitForTimeout(350);
  }
  await card.getByRole('button', { name: 'Terminer' }).click();
  assert.match(await card.locator('.tool-figure').innerText(), /^1,1[01].km$/);
  assert.match(page.url(), /#\/\?/, 'a click that measures opens nothing');
  await card.getByLabel('Surface').check();
  await card.getByRole('button', { name: 'Recommencer' }).click();
  await page.locator('.maplibregl-canvas').focus();
  for (const move of ['', 'ArrowRight', 'ArrowDown']) {
    if (move !== '') await page.keyboard.press(move);
    await mapSettled(page);
    await page.keyboard.press('Enter');
  }
  await page.mouse.move(5, 5);
  await card.getByText('3\u00a0points').waitFor();
  assert.match(await card.locator('.tool-figure').innerText(), /[\d,]+.ha$/);
  await page.keyboard.press('Backspace');
  await card.getByText('2\u00a0points').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('one goes to coordinates in any of three systems, and reads them back', async () => {
  const { page, context, complaints } = await open(browser);
  await mapSettled(page);
  await page.getByRole('button', { name: 'Coordonnées' }).click();
  const card = page.getByRole('region', { name: 'Coordonnées' });
  const field = card.getByLabel('Aller à des coordonnées');
  await field.fill('Lens');
  await field.press('Enter');
  await card.getByText(/Écrivez deux nombres/).waitFor();
  await field.fill('1 685 789,98 ; 9 247 845,63');
  await field.press('Enter');
  await card.getByText('Lu en CC50.').waitFor();
  await page.waitForURL(/carte=16\.00\/50\.43000\/2\.80000/);
  const words = (await card.innerText()).replace(/\u202f/g, ' ');
  assert.match(words, /685 768,8 ; 7 036 959,7/);
  assert.match(words, /50,430000 ; 2,800000/);
  assert.deepEqual(await violations(page), []);
  await page.locator('.maplibregl-canvas').focus();
  await search(page, '50.45 2.9');
  await page.keyboard.press('Enter');
  await page.waitForURL(/carte=16\.00\/50\.45000\/2\.90000/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the box groups what it finds by kind, forgives, and remembers for the session', async () => {
  const { page, context, complaints } = await open(browser);
  await heading(page, 'Le territoire');
  await search(page, 'harnes');
  const list = page.getByRole('listbox', { name: 'Réponses' });
  await list.getByRole('group', { name: 'Communes' }).getByRole('option', { name: /^Harnes/ }).waitFor();
  assert.ok(await list.getByRole('group').count() > 1, 'several kinds answer');
  assert.deepEqual(await violations(page), []);
  await page.getByRole('combobox', { name: /^Chercher/ }).fill('harnse');
  await list.getByRole('option', { name: /^Harnes.*nom approchant/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('main').locator('.facts').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.keyboard.press('/');
  await list.getByRole('group', { name: 'Recherches récentes' }).getByRole('option').first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

const TILE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('where they are configured, a ground is chosen and shared, and addresses are asked from three letters on, said so', async () => {
  const { page, context, complaints } = await open(browser, '#/nulle-part');
  const asked: string[] = [];
  await page.route('**/config.json', (route) => route.fulfill({ json: {
    fonds: [{ id: 'plan', titre: 'Plan d’essai', tuiles: [`${serviceUrl()}/essai/{z}/{x}/{y}.png`] }],
    geocodeur: { titre: 'Adresses d’essai', adresse: '/essai/adresses?q={q}' },
  } }));
  await page.route('**/essai/*/*/*.png', (route) => route.fulfill({ body: TILE, contentType: 'image/png' }));
  await page.route('**/essai/adresses*', (route) => {
    asked.push(new URL(route.request().url()).searchParams.get('q') ?? '');
    return route.fulfill({ json: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [2.9051, 50.4459] }, properties: { label: '12 Rue des Fusillés 62440 Harnes', context: '62, Pas-de-Calais' } }] } });
  });
  await page.reload();
  await mapSettled(page);
  await page.getByRole('radio', { name: 'Plan d’essai' }).check();
  await page.waitForURL(/fond=plan/);
  const box = page.getByRole('combobox', { name: /adresse/ });
  await box.click();
  await page.locator('.search-message').getByText(/À partir de trois caractères, ce que vous tapez est aussi envoyé à « Adresses d’essai »/).waitFor();
  await box.pressSequentially('12', { delay: 30 });
  await page.waitForTimeout(900);
  assert.deepEqual(asked, [], 'nothing is sent before three characters');
  await box.pressSequentially(' rue des fus', { delay: 30 });
  await page.getByRole('group', { name: 'Adresses' }).getByRole('option', { name: /12 Rue des Fusillés.*adresse · 62/ }).click();
  assert.deepEqual(asked, ['12 rue des fus'], 'asked once, when one pauses');
  await page.waitForURL(/carte=16\.00\/50\.44590\/2\.90510/);
  await page.reload();
  await mapSettled(page);
  assert.equal(await page.getByRole('radio', { name: 'Plan d’essai' }).isChecked(), true);
  assert.deepEqual(complaints, []);
  await context.close();
});
