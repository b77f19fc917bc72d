// Writing on a fiche, on the real service: the key, a decision, a step of a funding, what is refused, who comes second.
// The key is the service's own: ARCHIPEL_KEY, printed at its first start.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './support/browser.ts';
import { dossier as opened, form, giveKey, key, options } from './support/writing.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const dossier = (id: string) => opened(browser, id);

test('a wrong key is said in the page; a good one is kept in the tab, out of the address, and forgotten when told', options, async () => {
  const { page, context } = await dossier('call-2.2');
  await page.getByRole('button', { name: 'Écrire' }).click();
  await page.getByLabel('Clé', { exact: true }).fill('pas-une-cle');
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Cette clé n’est pas reconnue').waitFor();
  await page.getByLabel('Clé', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Vous écrivez sous le nom').waitFor();
  assert.ok(!page.url().includes(key));
  await page.reload();
  await page.getByText('Vous écrivez sous le nom').waitFor();
  await page.getByRole('button', { name: 'Oublier la clé' }).click();
  await page.getByRole('button', { name: 'Écrire' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem('archipel.cle')), null);
  await context.close();
});

test('a note typed without a key is not lost: the key is asked, then the note saved', options, async () => {
  const { page, context } = await dossier('call-2.2');
  const part = await form(page, 'Ajouter une note');
  await part.getByLabel('Note').fill('Relance du maître d’ouvrage');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await part.getByLabel('Clé', { exact: true }).fill(key);
  await part.getByRole('button', { name: 'Essayer la clé' }).click();
  await part.getByLabel('Clé', { exact: true }).waitFor({ state: 'detached' });
  assert.equal(await part.getByLabel('Note').inputValue(), 'Relance du maître d’ouvrage');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await page.locator('.note', { hasText: 'Relance du maître d’ouvrage' }).waitFor();
  await context.close();
});

test('a decision offers what is allowed, is shown, and can be undone', options, async () => {
  const { page, context, complaints } = await dossier('call-1.1');
  const before = await page.locator('.status-now').innerText();
  assert.equal(before, 'Proposée');
  await giveKey(page);
  const part = await form(page, 'Enregistrer une décision');
  await part.getByLabel('Nouveau statut').selectOption('validee');
  assert.deepEqual(await part.getByLabel('Décidé par').locator('option').allInnerTexts(), ['Choisir…', 'COPIL']);
  await part.getByLabel('Décidé par').selectOption('copil');
  await part.getByLabel('Date de la décision').fill('2022-03-15');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await page.locator('.status-now', { hasText: 'Validée' }).waitFor();
  await page.getByRole('button', { name: /Annuler : décision/ }).click();
  await page.locator('.status-now', { hasText: 'Proposée' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('what is refused is said beside its field, by the page and by the service, and nothing typed is lost', options, async () => {
  const { page, context } = await dossier('call-2.2');
  await giveKey(page);
  const part = await form(page, 'Ajouter une dépense');
  await part.getByLabel('Année').fill('2023');
  await part.getByLabel('Section').selectOption('investissement');
  await part.getByLabel('Nature').selectOption('realise');
  await part.getByLabel('Montant en euros').fill('douze mille');
  await part.getByLabel('Date du constat').fill('2090-01-01');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await part.locator('.form-summary').getByRole('link', { name: 'Montant en euros' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true');
  await part.getByLabel('Montant en euros').fill('12 345,67');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await part.locator('.form-field.date .field-error', { hasText: 'Accepté' }).waitFor();
  assert.equal(await part.getByLabel('Montant en euros').inputValue(), '12 345,67');
  await part.getByLabel('Date du constat').fill('2023-12-31');
  await part.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/12.345,67.€/).first().waitFor();
  await context.close();
});

test('who comes second loses nothing: the new state is shown, the typed text stays, and is sent again', options, async () => {
  const first = await dossier('call-3.1');
  const second = await dossier('call-3.1');
  await giveKey(first.page);
  await giveKey(second.page);
  for (const [page, text] of [[first.page, 'Première'], [second.page, 'Seconde']] as const) {
    const part = await form(page, 'Ajouter une note');
    await part.getByLabel('Note').fill(text);
    await part.getByRole('button', { name: 'Enregistrer' }).click();
    if (text === 'Première') {
      await page.locator('.note', { hasText: 'Première' }).waitFor();
    } else {
      await part.getByText('modifiée entre-temps').waitFor();
      await page.locator('.note', { hasText: 'Première' }).waitFor();
      assert.equal(await part.getByLabel('Note').inputValue(), 'Seconde');
      await part.getByRole('button', { name: 'Enregistrer' }).click();
      await page.locator('.note', { hasText: 'Seconde' }).waitFor();
    }
  }
  await first.context.close();
  await second.context.close();
});

test('a step is added to a funding, and what is typed survives a reload', options, async () => {
  const { page, context, complaints } = await dossier('call-2.1');
  await giveKey(page);
  const part = await form(page, 'Ajouter une étape : État');
  await part.getByLabel('Étape').selectOption('notifie');
  await part.getByLabel('Montant en euros').fill('2 529 450');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.locator('.status-now').waitFor();
  const again = await form(page, 'Ajouter une étape : État');
  assert.equal(await again.getByLabel('Montant en euros').inputValue(), '2 529 450');
  await again.getByLabel('Date', { exact: true }).fill('2022-05-02');
  await again.getByLabel('Référence').fill('Arrêté du 2 mai');
  await again.getByRole('button', { name: 'Enregistrer' }).click();
  await page.locator('.funding', { hasText: 'Arrêté du 2 mai' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
