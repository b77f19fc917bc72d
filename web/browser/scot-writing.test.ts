// Rule sets, registers and the local report: what they show, and what a form sends, held against recorded answers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { shot, tooWide, violations } from './support/axe.ts';
import { launch, open, type Watched } from './support/browser.ts';
import { heading } from './support/pages.ts';
import { serve } from './support/scot-answers.ts';
import { REGISTERS, REPORT, RULES } from './support/scot-registers.ts';
import { giveKey, options } from './support/writing.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function recorded(hash: string, title: string, width = 1440): Promise<Watched> {
  const watched = await open(browser, '', { width, height: 900 });
  await serve(watched.page, { ...RULES, ...REGISTERS, '/api/rapports-locaux/commune:62413': () => REPORT });
  await watched.page.evaluate((next) => { location.hash = next; }, hash);
  await heading(watched.page, title);
  return watched;
}

const words = (text: string): string => text.replace(/\s/g, ' ');

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly version: string | undefined;
}

/** Takes the writes that the page sends, instead of the service. */
async function takeWrites(page: Page, path: RegExp): Promise<Sent[]> {
  const sent: Sent[] = [];
  await page.route((url) => path.test(url.pathname), async (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fallback();
    sent.push({ method: request.method(), path: new URL(request.url()).pathname, body: request.postDataJSON(), version: request.headers()['if-match'] });
    return route.fulfill({ json: { id: 'x', version: 4 }, headers: { ETag: '"4"' } });
  });
  return sent;
}

for (const width of [360, 1440]) {
  for (const [name, hash, title, ready] of [
    ['regles', '#/scot/regles?jeu=essai&perimetre=epci:246200364', 'Règles', '.rules tbody tr'],
    ['registres', '#/scot/registres?annules=true', 'Registres', '.register tbody tr'],
    ['rapport', '#/scot/rapport/commune:62413', 'Rapport local de Harnes', '.report-preview table'],
  ] as const) {
    test(`at ${width} px axe finds nothing to say about the page ${name}, and it holds in its screen`, async () => {
      const { page, context, complaints } = await recorded(hash, title, width);
      await page.locator(ready).first().waitFor();
      await page.waitForTimeout(500);
      assert.equal(await tooWide(page), false);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(complaints, []);
      await shot(page, `scot-${name}`);
      await context.close();
    });
  }
}

test('a simulation shows what it inherits, what it changes of a territory, and its history', async () => {
  const { page, context, complaints } = await recorded('#/scot/regles?jeu=essai&perimetre=epci:246200364', 'Règles');
  const rows = page.getByRole('table', { name: 'Paramètres du jeu de règles' }).locator('tbody tr');
  assert.match(words(await rows.nth(0).innerText()), /30 %.*propre/);
  assert.match(words(await rows.nth(1).innerText()), /Oui.*hérité/);
  const gaps = page.getByRole('table', { name: 'Chiffres qui changent' });
  await gaps.waitFor();
  assert.match(words(await gaps.innerText()), /50,00 ha 70,00 ha \+20,00 ha/);
  assert.match(await gaps.innerText(), /Risque de dépassement\s+En bonne voie/);
  await page.getByText('50 % devient 30 %').first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a value is changed on its version, eligibility is answered for many communes, a change is undone', options, async () => {
  const { page, context, complaints } = await recorded('#/scot/regles?jeu=essai', 'Règles');
  const sent = await takeWrites(page, /^\/api\/regles-foncieres\//);
  await page.getByRole('button', { name: /^Changer Taux de réduction/ }).click();
  await giveKey(page);
  await page.getByLabel('Valeur', { exact: true }).fill('42,5');
  await page.getByRole('button', { name: 'Enregistrer la valeur' }).click();
  await page.waitForFunction(() => document.querySelector('.saved')?.textContent !== 'x' && [...document.querySelectorAll('.saved')].some((each) => each.textContent?.includes('Valeur enregistrée')));
  assert.deepEqual(sent[0], { method: 'PUT', path: '/api/regles-foncieres/essai/parametres/taux_reduction/france', version: '"3"', body: { valeur: 42.5, etat: 'etabli', source: 'Texte enregistré', valide_du: '2021-08-22' } });
  await page.getByRole('checkbox', { name: 'Harnes', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Lens', exact: true }).check();
  await page.getByLabel(/^Source de la réponse/).fill('PLUi prescrit');
  await page.getByRole('button', { name: 'Éligibles (2)', exact: true }).click();
  await page.getByText('2 réponses enregistrées.').waitFor();
  assert.deepEqual(sent[1]?.body, { communes: ['62413', '62498'], eligible: true, source: 'PLUi prescrit' });
  await page.getByRole('button', { name: /^Annuler : Taux de réduction/ }).click();
  await page.getByText('Changement annulé.').waitFor();
  assert.equal(sent[2]?.path, '/api/regles-foncieres/essai/historique/12/annulation');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an entry is made, annulled with a reason, brought back; what does not read is named', options, async () => {
  const { page, context, complaints } = await recorded('#/scot/registres?registre=renaturations', 'Registres');
  const sent = await takeWrites(page, /^\/api\/registres\//);
  await giveKey(page);
  await page.getByLabel('Nom', { exact: true }).fill('Ancien parking');
  await page.getByLabel('Commune', { exact: true }).selectOption('62413');
  await page.getByLabel('Surface, en m²').fill('beaucoup');
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await page.getByText('« Surface, en m² » : un nombre est attendu.').waitFor();
  await page.getByLabel('Surface, en m²').fill('1 200');
  await page.getByLabel('Déductible').check();
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await page.getByText('Inscrit au registre').waitFor();
  assert.deepEqual(sent[0]?.body, { titre: 'Ancien parking', commune: '62413', surface_m2: 1200, deductible: true });
  await page.getByRole('button', { name: 'Annuler l’inscription n° 4' }).click();
  await page.getByLabel('Motif').fill('Acte retiré');
  await page.getByRole('button', { name: 'Annuler l’inscription', exact: true }).click();
  await page.getByText('Inscription n° 4 annulée.').waitFor();
  assert.deepEqual([sent[1]?.path, sent[1]?.body], ['/api/registres/renaturations/4/annulation', { motif: 'Acte retiré' }]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an annulled entry stands with who annulled it and why, and can be brought back', async () => {
  const { page, context } = await recorded('#/scot/registres?annules=true', 'Registres');
  await page.getByText('Visite contraire').waitFor();
  assert.equal(await page.locator('.register .annulled').count(), 1);
  await page.getByRole('button', { name: 'Rétablir l’inscription n° 1' }).waitFor();
  await context.close();
});

test('a friche’s sheet leads to its qualification', async () => {
  const { page, context } = await recorded('#/objet/friches/friche-noroxo', 'Noroxo');
  await page.getByRole('link', { name: 'Qualifier cette friche' }).click();
  await heading(page, 'Registres');
  assert.equal(await page.getByLabel('Friche', { exact: true }).inputValue(), 'friche-noroxo');
  await context.close();
});

test('a text typed is in the preview at once, and sent on its version', options, async () => {
  const { page, context, complaints } = await recorded('#/scot/rapport/commune:62413', 'Rapport local de Harnes');
  const sent = await takeWrites(page, /^\/api\/rapports-locaux\/.*textes$/);
  assert.equal(await page.locator('.report-paragraph').count(), 2);
  await page.getByLabel('1. Consommation').fill('La commune a construit un collège.');
  await page.locator('.report-preview').getByText('La commune a construit un collège.').waitFor();
  await giveKey(page);
  await page.getByRole('button', { name: 'Enregistrer les textes' }).click();
  await page.getByText('Textes enregistrés').waitFor();
  assert.deepEqual(sent.map(({ body, version }) => [body, version]), [[{ annee: 2026, rubrique: 'consommation', texte: 'La commune a construit un collège.' }, '"1"']]);
  assert.deepEqual(complaints, []);
  await context.close();
});
