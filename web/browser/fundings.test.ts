// The fundings of a fiche, on the real service: one added with its funders found by a few letters, changed, taken out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, serviceUrl } from './support/browser.ts';
import { dossier, form, giveKey, options } from './support/writing.ts';

interface Funding {
  readonly parties: readonly { readonly code: string }[];
  readonly dispositif: string | null;
  readonly annee: number | null;
}

async function fundings(fiche: string): Promise<readonly Funding[]> {
  return ((await (await fetch(`${serviceUrl()}/api/fiches/${fiche}/suivi`)).json()) as { financements: readonly Funding[] }).financements;
}

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a funding is added with the keyboard, changed, given a step, and taken out after one has been told what goes with it', options, async () => {
  const { page, context, complaints } = await dossier(browser, 'cabbalr-02');
  const before = await fundings('cabbalr-02');
  await giveKey(page);
  const part = await form(page, 'Ajouter un financement');
  await part.getByRole('button', { name: 'Ajouter' }).click();
  await part.locator('.form-summary').getByText('Choisissez-en au moins un').waitFor();
  const box = part.getByRole('combobox', { name: 'Financeurs' });
  await box.focus();
  await page.keyboard.type('logement et hab');
  await page.keyboard.press('Backspace');
  await box.fill('anah');
  await page.getByRole('option', { name: /ANAH/ }).waitFor();
  await page.keyboard.press('Enter');
  await part.getByRole('button', { name: 'Retirer ANAH' }).waitFor();
  await part.getByLabel('Dispositif').fill('DSIL 2026');
  await part.getByLabel('Année').fill('2026');
  await part.getByRole('button', { name: 'Ajouter' }).click();
  const funding = page.getByRole('region', { name: 'ANAH' });
  await funding.getByText('DSIL 2026 · 2026 · saisi ici').waitFor();
  assert.deepEqual((await fundings('cabbalr-02')).slice(before.length).map(({ parties, dispositif, annee }) => [parties.map(({ code }) => code), dispositif, annee]), [[['anah'], 'DSIL 2026', 2026]]);

  await funding.getByRole('button', { name: 'Modifier ANAH' }).click();
  await funding.getByRole('combobox', { name: 'Financeurs' }).fill('ademe');
  await page.keyboard.press('Enter');
  await funding.getByLabel('Année').first().fill('2027');
  await funding.getByRole('button', { name: 'Enregistrer' }).first().click();
  const both = page.getByRole('region', { name: /ADEME, ANAH|ANAH, ADEME/ });
  await both.getByText('DSIL 2026 · 2027').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Modifier', 'the reader keeps their place');

  const steps = await both.locator('details').first();
  await steps.locator('summary').click();
  await steps.getByLabel('Étape').selectOption('sollicite');
  await steps.getByLabel('Date', { exact: true }).fill('2026-02-01');
  await steps.getByLabel('Montant en euros').fill('125 000');
  await steps.getByRole('button', { name: 'Enregistrer' }).click();
  await both.locator('.steps .current', { hasText: 'Sollicité' }).waitFor();

  await both.getByRole('button', { name: /^Retirer .*…$/ }).click();
  await both.getByText('1 étape ne comptera plus dans les totaux').waitFor();
  await both.getByRole('button', { name: 'Retirer le financement' }).click();
  await page.getByText(/^Financement retiré : /).waitFor();
  assert.equal((await fundings('cabbalr-02')).length, before.length);
  assert.deepEqual(complaints, []);
  await context.close();
});
