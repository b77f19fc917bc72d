// A technical committee from its preparation to its record: an agenda from the lists, a decision entered in session, the fiche
// that follows, the files, the undo. What is typed survives a closed tab.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { launch, open, serviceUrl } from './support/browser.ts';

const KEY = process.env['ARCHIPEL_KEY'] ?? '';
const skip = KEY === '' ? 'ARCHIPEL_KEY is not set' : false;

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function giveKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Écrire', exact: true }).first().click();
  await page.getByLabel('Clé', { exact: true }).fill(KEY);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Vous écrivez sous le nom').waitFor();
}

async function statusOf(fiche: string): Promise<string> {
  const answer = await fetch(`${serviceUrl()}/api/fiches/${fiche}`);
  return ((await answer.json()) as { statut: string }).statut;
}

test('a COPIL is prepared, held and recorded; the fiche follows, and undo takes the decision back', { skip, timeout: 240_000 }, async () => {
  const fiche = 'cahc-03';
  const title = `COPIL d’essai ${Date.now()}`;
  assert.equal(await statusOf(fiche), 'proposee');
  const { page, context, complaints } = await open(browser, '#/comites');
  await page.getByRole('heading', { name: 'Comités', level: 1 }).waitFor();
  assert.deepEqual(await violations(page), []);
  await giveKey(page);
  const form = page.locator('archipel-comites form.short-form');
  await form.getByLabel('Nature', { exact: true }).selectOption('copil');
  await form.getByLabel('Contrat', { exact: true }).selectOption('crte-cahc');
  await form.getByLabel('Date', { exact: true }).fill('2026-03-12');
  await form.getByLabel(/^Titre/).fill(title);
  await form.getByRole('button', { name: 'Préparer ce comité' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();

  // From the list of what waits for a decision, onto the agenda.
  const waiting = page.locator('#a-decider .matter').filter({ has: page.locator(`a[href="#/dossier/${fiche}"]`) });
  await waiting.getByText('Proposée : le comité de pilotage décide de sa validation').waitFor({ timeout: 30_000 });
  await waiting.getByRole('button', { name: /À l’ordre du jour/ }).click();
  await page.locator('.agenda .item').first().waitFor();
  assert.equal(await page.locator('.agenda .item').count(), 1);
  assert.deepEqual(await violations(page), []);

  // In session: what is typed is kept by the browser, tab closed or not.
  await page.getByRole('link', { name: 'Ouvrir la séance' }).click();
  await page.getByText('Point 1 sur 1').waitFor();
  await page.getByLabel('Ce qui est décidé, en mots').fill('Le comité valide l’action.');
  const address = page.url();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await again.getByText('Point 1 sur 1').waitFor();
  assert.equal(await again.getByLabel('Ce qui est décidé, en mots').inputValue(), 'Le comité valide l’action.');
  assert.deepEqual(await violations(again), []);
  await again.getByRole('radio', { name: 'Validée' }).check();
  await giveKey(again);
  assert.ok(await again.getByRole('radio', { name: 'Validée' }).isChecked());
  await again.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await again.getByText('Décision enregistrée').waitFor();
  await again.locator('.session-decided').getByText('Proposée → Validée').waitFor();
  assert.equal(await statusOf(fiche), 'validee');
  assert.equal(await again.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('.seance.')).length), 0);

  // The files say it.
  await again.getByRole('link', { name: 'Quitter la séance' }).click();
  const id = /#\/comites\/(\d+)/.exec(again.url())?.[1];
  const slides = again.waitForEvent('download');
  await again.getByRole('link', { name: 'Diaporama, ODP' }).click();
  assert.equal((await slides).suggestedFilename(), `comite-${id}-diaporama.odp`);
  const record = await fetch(`${serviceUrl()}/api/comites/${id}/releve.pdf`);
  assert.equal(record.headers.get('Content-Type'), 'application/pdf');
  assert.equal((await record.text()).slice(0, 5), '%PDF-');

  // And undo: the history takes the decision back, on the fiche too.
  await again.getByRole('button', { name: /^Annuler : Point .* décision, de « proposée » à « validée »/ }).click();
  await again.getByText(/^Annulé :/).waitFor();
  assert.equal(await statusOf(fiche), 'proposee');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the arrows of the keyboard go from item to item, never while one types', { skip, timeout: 120_000 }, async () => {
  const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json', 'If-Match': '*' };
  const made = await fetch(`${serviceUrl()}/api/comites`, { method: 'POST', headers, body: JSON.stringify({ nature: 'cotech', titre: 'COTECH au clavier', date_comite: '2026-02-02' }) });
  const { href } = (await made.json()) as { href: string };
  for (const titre of ['Premier', 'Deuxième']) await fetch(`${serviceUrl()}${href}/points`, { method: 'POST', headers, body: JSON.stringify({ titre }) });
  const { page, context, complaints } = await open(browser, `#${href.replace('/api', '')}/seance`, { width: 360, height: 740 });
  await page.getByRole('heading', { name: 'Premier' }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'Deuxième' }).waitFor();
  await page.getByLabel('Ce qui s’est dit').fill('mot');
  await page.keyboard.press('ArrowLeft');
  assert.ok(await page.getByRole('heading', { name: 'Deuxième' }).isVisible());
  await page.getByRole('button', { name: '← Point précédent' }).click();
  await page.getByRole('heading', { name: 'Premier' }).waitFor();
  assert.equal(await page.getByLabel('Ce qui s’est dit').inputValue(), '');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'Deuxième' }).waitFor();
  assert.equal(await page.getByLabel('Ce qui s’est dit').inputValue(), 'mot');
  assert.deepEqual(complaints, []);
  await context.close();
});
