// What axe can see of accessibility, on every sheet and at two widths; the rest is for people.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launch, mapSettled, open } from './support/browser.ts';
import { SHEETS } from './support/sheets.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function violations(page: Page): Promise<string[]> {
  // Through the driver, since the page's policy refuses a script that is not its own.
  await page.evaluate(await (await import('node:fs/promises')).readFile(axe, 'utf8'));
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const [name, hash, ready] of SHEETS) {
  test(`axe finds nothing to say about the sheet: ${name}`, async () => {
    const { page, context } = await open(browser, hash);
    await page.locator(`.panel-body ${ready}`).first().waitFor({ timeout: 15_000 });
    await mapSettled(page);
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}

test('axe finds nothing to say about the forms of a fiche, open and refused', async () => {
  const { page, context } = await open(browser, '#/dossier/call-2.1');
  await page.locator('.status-now').waitFor();
  await page.getByRole('button', { name: 'Écrire' }).click();
  await page.evaluate(() => document.querySelectorAll('archipel-vie details').forEach((part) => { (part as HTMLDetailsElement).open = true; }));
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await page.locator('.form-summary').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test('axe finds nothing to say about a fiche being edited, searched in, refused, left', async () => {
  const { page, context } = await open(browser, '#/dossier/call-2.1');
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  await page.getByRole('textbox', { name: 'Titre' }).fill('');
  await page.getByRole('textbox', { name: 'Description' }).fill('');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).last().click();
  await page.locator('.edit-form .form-summary').waitFor();
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.locator('.form-field.communes').getByRole('combobox').fill('l');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test('axe finds nothing to say about a search under way', async () => {
  const { page, context } = await open(browser);
  await page.getByRole('combobox').fill('harn');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test('axe finds nothing to say about a narrow screen with the sheet open', async () => {
  const { page, context } = await open(browser, '#/commune/62413', { width: 360, height: 740, touch: true });
  await page.locator('.facts').first().waitFor();
  await mapSettled(page);
  assert.deepEqual(await violations(page), []);
  await context.close();
});
