// The what-if: chosen projects move the envelope, one's own is drawn or pasted, and the address holds it all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { shot, tooWide, violations } from './support/axe.ts';
import { launch, open, type Watched } from './support/browser.ts';
import { heading } from './support/pages.ts';
import { PERIMETER, serveSimulation } from './support/scot-answers.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const words = (text: string): string => text.replace(/\s/g, ' ');
const HOLED = '{"type":"Polygon","coordinates":[[[2.9,50.44],[2.91,50.44],[2.91,50.45],[2.9,50.44]],[[2.906,50.442],[2.907,50.442],[2.907,50.443],[2.906,50.442]]]}';
const TRIANGLE = '{"type":"Polygon","coordinates":[[[2.9,50.44],[2.91,50.44],[2.91,50.45],[2.9,50.44]]]}';

async function recorded(width: number, query = ''): Promise<Watched> {
  const watched = await open(browser, '', { width, height: 900 });
  await serveSimulation(watched.page);
  await watched.page.evaluate((hash) => { location.hash = hash; }, `#/scot/${PERIMETER}/projets${query}`);
  await heading(watched.page, /^Projets/);
  await watched.page.locator('.projects tbody').first().waitFor();
  return watched;
}

const left = async (page: Page): Promise<string> => words(await page.getByRole('table', { name: /^Enveloppe de/ }).locator('tbody td').nth(3).innerText());

for (const width of [360, 1440]) {
  test(`at ${width} px the envelope moves as projects are chosen, and axe finds nothing to say`, async () => {
    const { page, context, complaints } = await recorded(width);
    await page.getByRole('checkbox', { name: /call-1\.1/ }).check();
    await page.waitForFunction(() => location.hash.includes('choix=fiche'));
    await page.getByRole('table', { name: /^Enveloppe de/ }).waitFor();
    assert.equal(await left(page), '32,50 ha');
    await page.getByRole('checkbox', { name: /call-2\.1/ }).check();
    await page.getByText('Ces 2 projets demandent au plus 12 ha.').waitFor();
    assert.equal(await left(page), 'entre 22,50 et 32,50 ha');
    await page.getByText('Projetés, en doute').waitFor();
    await page.getByRole('checkbox', { name: 'Tous : Projetés' }).check();
    await page.getByText('Fin de l’enveloppe').waitFor();
    assert.match(await left(page), /−/);
    assert.equal(await tooWide(page), false);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await shot(page, 'scot-projets');
    await context.close();
  });
}

test('the address opened anew shows the same choice and the same result', async () => {
  const { page, context, complaints } = await recorded(1440, '?choix=fiche:call-1.1,fiche:call-2.1');
  await page.getByRole('table', { name: /^Enveloppe de/ }).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: /call-1\.1/ }).isChecked(), true);
  assert.equal(await page.getByRole('checkbox', { name: /call-2\.2/ }).isChecked(), false);
  assert.equal(await left(page), 'entre 22,50 et 32,50 ha');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('one’s own project is pasted, told of, kept in the address and taken away; one with a hole keeps its hole; a point is refused with a sentence', async () => {
  const { page, context, complaints } = await recorded(1440);
  await page.getByText('Coller du GeoJSON').click();
  const text = page.getByLabel(/^Polygone, objet ou collection/);
  await text.fill('{"type":"Point","coordinates":[2.9,50.4]}');
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.getByText('n’a pas de surface').waitFor();
  await text.fill(HOLED);
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.waitForFunction(() => /traces=\.projete\.[^,]+-/.test(location.hash));
  await page.getByRole('button', { name: /^Retirer/ }).click();
  await page.waitForFunction(() => !location.hash.includes('traces='));
  await text.fill(TRIANGLE);
  await page.getByRole('button', { name: 'Ajouter ce projet' }).click();
  await page.waitForFunction(() => location.hash.includes('traces=.projete.'));
  assert.equal(await left(page), 'entre 30,50 et 34,50 ha');
  await page.getByRole('combobox', { name: 'Projet dessiné 1 : nature' }).selectOption('friche');
  await page.waitForFunction(() => location.hash.includes('traces=friche.projete.'));
  await page.getByRole('button', { name: /^Retirer/ }).click();
  await page.waitForFunction(() => !location.hash.includes('traces='));
  await page.getByText('Choisissez des projets, ou dessinez le vôtre').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
