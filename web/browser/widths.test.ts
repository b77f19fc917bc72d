// Narrow, usual and wide screens: nothing overflows, everything can be reached.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, mapSettled, open } from './support/browser.ts';
import { heading, search } from './support/pages.ts';
import { SHEETS } from './support/sheets.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Elements of the panel that stick out of the window. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('.panel-body *')]
    .filter((element) => {
      const { right, left, width } = element.getBoundingClientRect();
      return width > 1 && element.checkVisibility() && (right > innerWidth + 1 || left < -1) && element.closest('.visually-hidden, .scroll, .land-map, .sketch svg') === null;
    })
    .map((element) => `${element.tagName}.${element.className} ${element.textContent?.slice(0, 40)}`));
}

// 640 px is what a window of 1280 px has at a zoom of 200 % (WCAG 1.4.4, 1.4.10).
for (const width of [360, 640, 768, 1440, 2560]) {
  test(`at ${width} px no sheet is wider than its screen`, async () => {
    const { page, context, complaints } = await open(browser, '', { width, height: width < 700 ? 740 : 1000 });
    for (const [name, hash, ready] of SHEETS) {
      await page.evaluate((next) => { location.hash = next; }, hash);
      await page.locator(`.panel-body ${ready}`).first().waitFor({ timeout: 20_000 });
      await page.waitForTimeout(300);
      assert.deepEqual(await overflowing(page), [], `${name} ${hash}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, hash);
    }
    assert.deepEqual(complaints.filter((each) => !each.includes('404')), []);
    await context.close();
  });
}

test('a whole fiche takes the window, its columns apart, whatever width the panel was given; its sheet leads there and back', async () => {
  const { page, context, complaints } = await open(browser, '#/fiche/call-2.1');
  const edge = page.getByRole('separator', { name: 'Largeur du panneau' });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('link', { name: 'Toute la fiche' }).click();
  await page.locator('.dossier-columns').waitFor();
  const main = await page.locator('.dossier-main').boundingBox();
  const side = await page.locator('.dossier-side').boundingBox();
  assert.ok(main !== null && side !== null && main.width > 700 && side.x >= main.x + main.width, JSON.stringify({ main, side }));
  // The document prints 9 161 357 € in one table and 9 705 637 € in another: both stand here, as printed.
  const words = (await page.getByRole('main').innerText()).replace(/\s/g, ' ');
  assert.match(words, /9 705 637 €/);
  assert.match(words, /9 161 357 €/);
  await page.getByRole('link', { name: 'Voir sur la carte' }).first().click();
  await page.getByRole('link', { name: 'Toute la fiche' }).waitFor();
  assert.equal(await page.locator('.map-area').isVisible(), true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('on a narrow screen the panel is a sheet that opens in full, by its handle', async () => {
  const { page, context, complaints } = await open(browser, '#/commune/62413', { width: 360, height: 740, touch: true });
  await heading(page, 'Harnes');
  const top = async (): Promise<number> => (await page.locator('.panel-body').boundingBox())?.y ?? 0;
  const half = await top();
  assert.ok(half > 250 && half < 500, `half open at ${half}`);
  await page.getByRole('button', { name: 'Ouvrir le panneau en entier' }).tap();
  await page.waitForTimeout(300);
  assert.ok((await top()) < 100);
  await page.getByRole('button', { name: 'Réduire le panneau' }).tap();
  await page.waitForTimeout(300);
  assert.ok((await top()) > 600);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('on a narrow screen one searches and reads a sheet with a finger', async () => {
  const { page, context, complaints } = await open(browser, '', { width: 360, height: 740, touch: true });
  await mapSettled(page);
  await search(page, 'lievin');
  await page.getByRole('option', { name: /Liévin Commune|^Liévin/ }).first().tap();
  await heading(page, 'Liévin');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('on a large screen the panel is widened, folded and unfolded with the keyboard', async () => {
  const { page, context, complaints } = await open(browser);
  const width = async (): Promise<number> => (await page.locator('.panel').boundingBox())?.width ?? 0;
  const before = await width();
  const edge = page.getByRole('separator', { name: 'Largeur du panneau' });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await width(), before + 64);
  assert.equal(await edge.getAttribute('aria-valuenow'), String(before + 64));
  await page.reload();
  assert.equal(await width(), before + 64, 'the width is remembered');
  await page.getByRole('button', { name: 'Replier le panneau' }).press('Enter');
  assert.equal(await page.locator('.panel-body').isVisible(), false);
  assert.equal(await page.getByRole('combobox').isVisible(), true, 'one can still search');
  await page.getByRole('button', { name: 'Déplier le panneau' }).press('Enter');
  assert.equal(await page.locator('.panel-body').isVisible(), true);
  assert.deepEqual(complaints, []);
  await context.close();
});
