// Land accounting on the service itself, as it is started: what it lacks is said, a simulation is made and undone, a project
// is checked and tried against the envelopes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { violations } from './support/axe.ts';
import { launch, open, serviceUrl } from './support/browser.ts';
import { heading } from './support/pages.ts';
import { giveKey, options } from './support/writing.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const words = (text: string): string => text.replace(/\s/g, ' ');

async function read<T>(path: string): Promise<T> {
  return (await (await fetch(`${serviceUrl()}${path}`)).json()) as T;
}

test('a simulation is created, one of its values changed and undone, on the service', options, async () => {
  const { page, context, complaints } = await open(browser, '#/scot/regles');
  await page.locator('.rules tbody tr').first().waitFor();
  await giveKey(page);
  await page.getByText('Créer une simulation').click();
  await page.getByLabel('Nom', { exact: true }).fill('Essai du navigateur');
  await page.getByLabel('Ce qu’elle essaie').fill('Un taux de 42,5 % partout.');
  await page.getByRole('button', { name: 'Créer la simulation' }).click();
  await page.getByRole('heading', { level: 2, name: 'Essai du navigateur' }).waitFor();
  await page.getByRole('button', { name: 'Ajouter une valeur' }).click();
  await page.getByLabel('Paramètre', { exact: true }).selectOption('taux_reduction');
  await page.getByLabel('Où', { exact: true }).selectOption('france');
  await page.getByLabel('Valeur', { exact: true }).fill('42,5');
  await page.getByLabel('À partir du').fill('2021-08-22');
  await page.getByLabel(/^Source : texte/).fill('Essai');
  await page.getByRole('button', { name: 'Enregistrer la valeur' }).click();
  await page.getByText('Valeur enregistrée : tout est recalculé.').waitFor();
  await page.getByRole('table', { name: 'Paramètres du jeu de règles' }).getByText(/42,5/).first().waitFor();
  const undo = page.getByRole('button', { name: /^Annuler : / }).first();
  await undo.click();
  await page.getByText('Changement annulé.').waitFor();
  await page.getByRole('table', { name: 'Paramètres du jeu de règles' }).getByText(/42,5/).waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  await context.close();
});

test('projects the service knows are chosen, and the answer is its own', async () => {
  const { items } = await read<{ items: { id: string; surface_ha: number | null }[] }>('/api/scot/projets?perimetre=epci:246200364');
  const chosen = items.find(({ surface_ha }) => surface_ha !== null);
  assert.ok(chosen !== undefined);
  const { page, context, complaints } = await open(browser, `#/scot/epci:246200364/projets?choix=${chosen.id}`);
  await heading(page, /^Projets : Communauté d’agglomération de Lens-Liévin/);
  await page.locator('.projects tbody').first().waitFor();
  assert.equal(await page.locator('.projects tbody tr:not(.group)').count(), items.length);
  assert.equal(await page.locator('.projects tbody tr.chosen').count(), 1);
  const answer = await fetch(`${serviceUrl()}/api/scot/simulation`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ perimetre: 'epci:246200364', projets: [{ fiche: chosen.id.slice(6) }] }) });
  const { phrase } = (await answer.json()) as { phrase: string };
  await page.locator('.answer').waitFor();
  assert.equal(words(await page.locator('.answer').innerText()).replace(/\u202f/g, ' '), words(phrase));
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a choice is kept on the service under a name, and opened again by its own address', options, async () => {
  const { items } = await read<{ items: { id: string; surface_ha: number | null }[] }>('/api/scot/projets?perimetre=epci:246200364');
  const chosen = items.find(({ surface_ha }) => surface_ha !== null)?.id ?? '';
  const { page, context, complaints } = await open(browser, `#/scot/epci:246200364/projets?choix=${chosen}`);
  await page.getByText('Enregistrer le scénario').click();
  await giveKey(page);
  await page.getByLabel('Nom du scénario').fill('Scénario du navigateur');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('Scénario enregistré.').waitFor();
  await page.getByRole('link', { name: 'L’ouvrir' }).click();
  await page.getByText('Scénario « Scénario du navigateur »').waitFor();
  await page.waitForFunction((id) => location.hash.includes(`choix=${id}`) || decodeURIComponent(location.hash).includes(`choix=${id}`), chosen);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a zone is checked as the project one says it is, with its envelopes', async () => {
  const { page, context, complaints } = await open(browser, '#/zone?objet=friches/friche-noroxo');
  await page.getByRole('heading', { level: 3, name: 'Enveloppes, avant et après' }).waitFor({ timeout: 20_000 });
  const before = await page.locator('.answer').innerText();
  await page.getByRole('combobox', { name: 'Nature du projet' }).selectOption('renaturation');
  await page.waitForFunction((text) => document.querySelector<HTMLElement>('.answer')?.innerText !== text, before);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a friche is qualified from its sheet, the entry annulled with its reason, and stands as annulled', options, async () => {
  const { page, context, complaints } = await open(browser, '#/objet/friches/friche-noroxo');
  await page.getByRole('link', { name: 'Qualifier cette friche' }).click();
  await heading(page, 'Registres');
  await giveKey(page);
  await page.getByLabel('Qualification', { exact: true }).selectOption('urbanisee');
  await page.getByLabel('Décidée par').fill('Essai du navigateur');
  await page.getByLabel('Date de la décision').fill('2026-11-20');
  await page.getByLabel(/^Preuve/).fill('Visite');
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await page.getByText('Inscrit au registre').waitFor();
  const line = page.locator('.register tbody tr', { hasText: 'Essai du navigateur' }).first();
  await line.getByRole('button', { name: /^Annuler l’inscription/ }).click();
  await page.getByLabel('Motif').fill('Essai terminé');
  await page.getByRole('button', { name: 'Annuler l’inscription', exact: true }).click();
  await page.getByText(/^Inscription n° \d+ annulée\.$/).waitFor();
  await page.getByLabel('Montrer aussi les inscriptions annulées').check();
  await page.getByText('Essai terminé').first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the trajectory of an agglomeration and the comparison are files too', async () => {
  for (const hash of ['#/scot/epci:246200364', '#/scot']) {
    const { page, context, complaints } = await open(browser, hash);
    const links = page.getByRole('link', { name: /^(Trajectoire|Comparaison) en/ });
    await links.first().waitFor();
    for (const address of await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href))) {
      const answer = await fetch(address);
      assert.equal(answer.status, 200, address);
      assert.match(answer.headers.get('Content-Type') ?? '', /csv|spreadsheetml/);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test('the text of a local report is written on the service and stands in its preview', options, async () => {
  const { page, context, complaints } = await open(browser, '#/scot/rapport/commune:62413');
  await page.locator('.report-preview h3').first().waitFor();
  await giveKey(page);
  await page.getByLabel('Explications et suites').fill('Texte écrit par le navigateur.');
  await page.getByRole('button', { name: 'Enregistrer les textes' }).click();
  await page.getByText('Textes enregistrés').waitFor();
  await page.reload();
  await page.locator('.report-preview').getByText('Texte écrit par le navigateur.').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
