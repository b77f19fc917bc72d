// Themes: figures of the service on the page, charts that equal their tables, what is pointed at lit everywhere, filters in the
// address, files.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { shot, tooWide, violations } from './support/axe.ts';
import { launch, open, serviceUrl } from './support/browser.ts';
import { chart, marks, marksEqualTable } from './support/charts.ts';
import { checkFiles } from './support/files.ts';
import { heading } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const THEMES = ['cites-minieres', 'friches', 'chaine-des-parcs', 'ev5', 'zae'] as const;

interface Answer {
  readonly titre: string;
  readonly nombre: number;
  readonly repartitions: readonly { readonly id: string; readonly titre: string; readonly lignes: readonly { readonly code: string; readonly parts: readonly { readonly serie: string; readonly nombre: number; readonly mesure: number | null; readonly objets: readonly string[] }[] }[]; readonly series: readonly { readonly code: string }[]; readonly unite: string | null }[];
}

async function theme(id: string, query = ''): Promise<Answer> {
  return (await (await fetch(`${serviceUrl()}/api/themes/${id}${query}`)).json()) as Answer;
}

test('the way in has five tiles, each with the service’s figure, and leads to the theme', async () => {
  const { page, context, complaints } = await open(browser, '#/themes');
  await page.locator('.theme-tile').first().waitFor();
  assert.equal(await page.locator('.theme-tile').count(), 5);
  assert.match((await page.locator('.theme-tile', { hasText: 'EuroVelo 5' }).innerText()).replace(/\s/g, ' '), /25,0 km\s+Kilomètres ouverts/);
  await page.getByRole('link', { name: 'Friches', exact: true }).click();
  await heading(page, 'Friches');
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const id of THEMES) {
  test(`each mark of ${id} is a cell of its table, and a part of the service’s answer`, async () => {
    const answer = await theme(id);
    const { page, context, complaints } = await open(browser, `#/themes/${id}`);
    await page.locator('.chart-svg').first().waitFor();
    for (const { titre, lignes, series, unite } of answer.repartitions) {
      await marksEqualTable(chart(page, titre));
      for (const { key, column, value } of await marks(chart(page, titre))) {
        const part = lignes.find(({ code }) => code === key)?.parts.find(({ serie }) => serie === series[column - 1]?.code);
        assert.equal(Number(value), unite === null ? part?.nombre : part?.mesure, `${titre}: ${key}`);
      }
    }
    assert.equal(await page.locator('.theme-objects tbody tr').count(), answer.nombre);
    await checkFiles(page.getByRole('link', { name: /^Tableau du thème en/ }));
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test('a bar that is pointed at lights its objects on the map and in the table; an object lights its bars', async () => {
  const answer = await theme('cites-minieres');
  const { page, context, complaints } = await open(browser, '#/themes/cites-minieres');
  const bars = chart(page, 'Triennal de l’ERBM et avancement');
  await bars.locator('[data-key="2"]').first().hover();
  const expected = answer.repartitions.find(({ id }) => id === 'triennal')?.lignes.find(({ code }) => code === '2')?.parts.flatMap(({ objets }) => objets) ?? [];
  assert.equal(expected.length, 2);
  await page.waitForFunction((count) => document.querySelectorAll('.theme-object.lit').length === count, expected.length);
  assert.deepEqual((await page.locator('.theme-object.lit').evaluateAll((all) => all.map((each) => (each as SVGElement).dataset['id']))).sort(), [...expected].sort());
  assert.equal(await page.locator('.theme-objects tr.lit').count(), 2);
  assert.match(await bars.locator('.chart-reading').innerText(), /Deuxième triennal/);
  await page.locator('.theme-object[data-id="cite-foch"]').hover();
  await bars.locator('[data-key="2"].lit').first().waitFor();
  assert.equal(await bars.locator('[data-key="1"].lit').count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a bar is chosen by the keyboard; the choice is in the address, narrows the table, and is let go', async () => {
  const { page, context, complaints } = await open(browser, '#/themes/friches');
  const bars = chart(page, 'Statut et qualification du sol');
  await bars.locator('.chart-svg').waitFor();
  await bars.locator('.chart-holder').focus();
  await page.keyboard.press('ArrowDown');
  const said = await bars.locator('.chart-reading').innerText();
  assert.match(said, /^Friche/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/choix=statut/);
  const rows = await page.locator('.theme-objects tbody tr').count();
  assert.ok(rows > 0 && rows < 14, String(rows));
  await page.reload();
  await page.locator('.theme-chosen').waitFor();
  assert.equal(await page.locator('.theme-objects tbody tr').count(), rows);
  await page.getByRole('button', { name: 'Tout montrer' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.theme-objects tbody tr').length === 14);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a territory is in the address and in the files', async () => {
  const { page, context, complaints } = await open(browser, '#/themes/zae');
  await page.locator('.chart-svg').first().waitFor();
  await page.getByRole('combobox', { name: 'Agglomération' }).selectOption('246200299');
  await page.waitForURL(/epci=246200299/);
  await page.waitForFunction(() => document.querySelectorAll('.theme-objects tbody tr').length === 1);
  for (const file of await checkFiles(page.getByRole('link', { name: /^Tableau du thème en/ }))) assert.ok(file.includes('epci=246200299'), file);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the drawing and the table are saved; the file bears title, patterns and no style sheet', async () => {
  const { page, context, complaints } = await open(browser, '#/themes/ev5');
  const strip = chart(page, 'Profil de l’itinéraire, d’ouest en est');
  await strip.locator('.chart-svg').waitFor();
  assert.equal(await strip.locator('.chart-svg [data-key]').count(), 5);
  const saved = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), strip.getByRole('button', { name }).click()]);
    return readFile(await download.path());
  };
  const svg = (await saved('Télécharger le dessin, SVG')).toString('utf8');
  assert.match(svg, /Profil de l’itinéraire/);
  assert.match(svg, /<pattern id="/);
  assert.doesNotMatch(svg, /<style/);
  assert.match((await saved('Télécharger le tableau, CSV')).toString('utf8'), /^\ufeffSection;Avancement;/);
  assert.equal((await saved('Télécharger l’image, PNG')).subarray(1, 4).toString('latin1'), 'PNG');
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const width of [360, 1440, 2560]) {
  test(`themes stand in ${width} px, and axe has nothing to say`, async () => {
    for (const id of ['', ...THEMES]) {
      const { page, context, complaints } = await open(browser, `#/themes${id === '' ? '' : `/${id}`}`, { width });
      await page.locator(id === '' ? '.theme-tile' : '.chart-svg').first().waitFor();
      assert.equal(await tooWide(page), false, id);
      if (width !== 2560) assert.deepEqual(await violations(page), [], id);
      await shot(page, `theme-${id === '' ? 'tous' : id}`);
      assert.deepEqual(complaints.filter((each) => !each.includes('maxCanvasSize')), []);
      await context.close();
    }
  });
}
