// An idea from its author's thumb to the moderator's desk and back: placed with a finger or with the keyboard alone, kept
// when the service is away, published, answered, withdrawn.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { launch, open } from './support/browser.ts';
import { heading } from './support/pages.ts';

const KEY = process.env['ARCHIPEL_KEY'] ?? '';
const skip = KEY === '' ? 'ARCHIPEL_KEY is not set' : false;

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function mapReady(page: Page): Promise<void> {
  await page.locator('archipel-idees-carte[data-ready]').waitFor({ timeout: 60_000 });
}

async function fill(page: Page, theme: string, text: string): Promise<void> {
  await page.getByRole('radio', { name: theme }).check();
  await page.getByRole('textbox', { name: 'Votre idée' }).fill(text);
}

test('by thumb, an idea is placed on the map, sent, published, answered, and taken away with its code', { skip }, async () => {
  const { page, context, complaints } = await open(browser, '#/participer', { width: 360, height: 740, touch: true });
  await heading(page, 'Proposez une idée');
  await mapReady(page);
  const text = `Un banc au bord de l’eau, essai ${Date.now()}. Voir www.exemple.fr`;
  await fill(page, 'Respirer', text);
  // The lower right of the territory, around Lens, at this width.
  await page.getByRole('combobox', { name: 'Aller à une commune' }).selectOption({ label: 'Lens' });
  await page.waitForTimeout(800);
  const map = await page.locator('archipel-idees-carte').boundingBox();
  assert.ok(map !== null);
  await page.touchscreen.tap(map.x + map.width / 2 + 3, map.y + map.height / 2 + 3);
  await page.getByText('Le point est placé.').waitFor();
  await page.getByRole('button', { name: 'Envoyer mon idée' }).tap();
  await page.getByRole('heading', { name: 'Merci, votre idée est arrivée' }).waitFor();
  const code = await page.locator('.idea-code').innerText();
  assert.match(code.trim(), /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('archipel.saisie.idee')), null);
  assert.deepEqual(await violations(page), []);

  const desk = await open(browser, '#/participation');
  await desk.page.getByLabel('Clé').fill(KEY);
  await desk.page.getByRole('button', { name: 'Essayer la clé' }).click();
  const card = desk.page.locator('archipel-idee-moderee').filter({ hasText: text });
  await card.getByText('À regarder').waitFor();
  assert.deepEqual(await violations(desk.page), []);
  await card.getByRole('button', { name: 'Refuser…' }).click();
  await card.getByRole('button', { name: 'Refuser', exact: true }).click();
  await card.getByText('Dites pourquoi').waitFor();
  await card.getByLabel('Motif du refus').fill('Déjà prévu.');
  await card.getByRole('button', { name: 'Refuser', exact: true }).click();
  await desk.page.getByRole('link', { name: /^Refusée/ }).click();
  await card.getByRole('button', { name: 'Annuler : « Refusée »' }).click();
  await desk.page.getByRole('link', { name: /^En attente/ }).click();
  await card.getByRole('button', { name: 'Publier' }).click();
  await desk.page.getByRole('link', { name: /^Publiée/ }).click();
  await card.getByRole('button', { name: 'Répondre…' }).click();
  await card.getByLabel('Réponse, montrée sous l’idée').fill('Le banc est commandé.');
  await card.getByLabel('Projet lié').fill('call-2.1');
  await card.getByRole('button', { name: 'Enregistrer' }).click();
  await card.getByText('Réponse de l’agglomération').waitFor();
  const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'CSV' }).click()]);
  assert.equal(download.suggestedFilename(), 'participation.csv');
  assert.deepEqual(desk.complaints, []);
  await desk.context.close();

  await page.reload();
  const published = page.locator('.ideas-list .idea-card').filter({ hasText: text.replace('www.exemple.fr', '[lien masqué]') });
  await published.getByText('Le banc est commandé.').waitFor();
  assert.equal(await published.locator('.idea-text a').count(), 0);
  await page.getByLabel('Code reçu').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Voir ce qu’elle est devenue' }).tap();
  await page.locator('.idea-card.own').getByText('Publiée', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Effacer mon idée' }).tap();
  await page.getByRole('button', { name: 'Oui, effacer pour toujours' }).tap();
  await page.getByText('Votre idée est effacée.').waitFor();
  await published.waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  await context.close();
});

test('with the keyboard alone, and without the map, an idea about a commune is sent; nothing typed is lost when the service is away', { skip }, async () => {
  const { page, context } = await open(browser, '#/participer');
  await heading(page, 'Proposez une idée');
  await page.getByRole('button', { name: 'Envoyer mon idée' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Choisissez un thème.').waitFor();
  await page.getByRole('radio', { name: 'Habiter' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'Toute une commune' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('combobox', { name: 'Commune concernée' }).focus();
  await page.keyboard.type('Harnes');
  await page.getByRole('textbox', { name: 'Votre idée' }).focus();
  await page.keyboard.type('Rénover la salle des fêtes.');
  await page.route('**/api/participation/idees', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: 'Envoyer mon idée' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Votre texte est gardé').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  assert.equal(await page.getByRole('textbox', { name: 'Votre idée' }).inputValue(), 'Rénover la salle des fêtes.');
  assert.equal(await page.getByRole('radio', { name: 'Habiter' }).isChecked(), true);
  await page.unroute('**/api/participation/idees');
  await page.getByRole('button', { name: 'Envoyer mon idée' }).click();
  await page.getByRole('heading', { name: 'Merci, votre idée est arrivée' }).waitFor();
  await context.close();
});

test('a closed participation says so', async () => {
  const { page, context, complaints } = await open(browser, '');
  await page.route('**/api/participation', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ouverte: false } });
  });
  await page.evaluate(() => { location.hash = '#/participer'; });
  await page.getByRole('heading', { name: 'La participation est fermée' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Envoyer mon idée' }).count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});
