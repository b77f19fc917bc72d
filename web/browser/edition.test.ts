// Editing fiches on the real service: a value changed, seen everywhere, undone; two people on one fiche; a fiche created,
// archived, brought back; nothing typed is left by mistake. The key is the service's own: ARCHIPEL_KEY.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launch, open, serviceUrl, type Watched } from './support/browser.ts';
import { heading } from './support/pages.ts';

const key = process.env['ARCHIPEL_KEY'] ?? '';
const options = { skip: key === '' ? 'ARCHIPEL_KEY is not set' : false };

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A page that has its key already. */
async function writer(hash: string): Promise<Watched> {
  const watched = await open(browser);
  await watched.page.evaluate((secret) => sessionStorage.setItem('archipel.cle', secret), key);
  await watched.page.goto(`${serviceUrl()}/${hash}`);
  await watched.page.reload();
  return watched;
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  await page.getByRole('form', { name: 'Modifier la fiche' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('#edition-noeud option').length > 1);
}

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
const said = (page: Page, text: string | RegExp): Promise<void> => page.locator('.said', { hasText: text }).waitFor();

async function fiche(id: string): Promise<{ version: number; document: Record<string, unknown> }> {
  return (await (await fetch(`${serviceUrl()}/api/fiches/${id}`)).json()) as { version: number; document: Record<string, unknown> };
}

/** The fiche as a test awaits it, whatever was done to it before. */
async function given(id: string, document: object): Promise<void> {
  const answer = await fetch(`${serviceUrl()}/api/fiches/${id}`, {
    method: 'PATCH', headers: { 'Authorization': `Bearer ${key}`, 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' }, body: JSON.stringify(document),
  });
  assert.equal(answer.status, 200);
}

test('a title edited is the page’s, the list’s and the history’s; undone, it is the old one again', options, async () => {
  const { page, context, complaints } = await writer('#/dossier/call-4.1');
  const before = String((await fiche('call-4.1')).document['titre']);
  await edit(page);
  await page.getByRole('textbox', { name: 'Titre' }).fill('Un titre corrigé ici');
  await page.locator('.form-field.titre .mark').waitFor();
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await save(page);
  assert.deepEqual((await sent).postDataJSON(), { titre: 'Un titre corrigé ici' }, 'only what changed is sent');
  await said(page, 'Enregistré : Titre');
  await heading(page, 'Un titre corrigé ici');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Modifier');
  await page.getByRole('button', { name: 'Historique' }).click();
  const change = page.locator('.history li').first();
  await change.locator('.after', { hasText: 'Un titre corrigé ici' }).waitFor();
  assert.equal(await change.locator('.before').innerText(), before.replace(/ ([:»])/g, '\u00a0$1'));
  await page.evaluate(() => { location.hash = '#/fiches?contrat=crte-call'; });
  await page.locator('.row', { hasText: 'Un titre corrigé ici' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Historique' }).click();
  await page.getByRole('button', { name: /^Annuler ce changement : Titre/ }).first().click();
  await said(page, 'changement annulé');
  await page.waitForFunction((title) => document.querySelector('h1')?.textContent?.replace(/\s/g, ' ') === title.replace(/\s/g, ' '), before);
  assert.equal((await fiche('call-4.1')).document['titre'], before);
  assert.match(await page.locator('.history').innerText(), /Remplacé depuis/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a change that another one has replaced since is not undone over it: the page says so, and what to do', options, async () => {
  await given('call-4.3', { budget: 'principal' });
  await given('call-4.3', { budget: 'action_economique' });
  const { page, context } = await writer('#/dossier/call-4.3');
  await page.getByRole('button', { name: 'Historique' }).click();
  const undo = page.getByRole('button', { name: /^Annuler ce changement : Budget/ });
  await undo.waitFor();
  await given('call-4.3', { budget: null });
  await undo.first().click();
  await page.getByText('La valeur de « Budget » a changé depuis ; annulez d’abord le dernier changement.').waitFor();
  await page.locator('.history li').first().locator('.after', { hasText: 'Non renseigné' }).waitFor();
  assert.equal((await fiche('call-4.3')).document['budget'], null);
  await context.close();
});

test('owners, communes and places are found by a few letters, added and taken out with the keyboard', options, async () => {
  await given('call-4.2', { maitres_ouvrage: ['call'], communes: [], objets: [], cout_actualise_eur: null });
  const { page, context, complaints } = await writer('#/dossier/call-4.2');
  await edit(page);
  const owners = page.locator('.form-field.maitres_ouvrage');
  await owners.getByRole('combobox').fill('ademe');
  await owners.getByRole('option', { name: /ADEME/ }).waitFor();
  await owners.getByRole('combobox').press('Enter');
  await owners.locator('.chosen li', { hasText: 'ADEME' }).waitFor();
  const up = owners.getByRole('button', { name: 'Monter ADEME' });
  await up.press('Enter');
  const communes = page.locator('.form-field.communes');
  await communes.getByRole('combobox').fill('harn');
  await communes.getByRole('combobox').press('Enter');
  await communes.locator('.chosen li', { hasText: 'Harnes' }).waitFor();
  const places = page.locator('.form-field.objets');
  await places.getByLabel('Couche des lieux à ajouter').selectOption('friches');
  await places.getByRole('combobox').last().fill('noroxo');
  await places.getByRole('option', { name: /noroxo/i }).click();
  await places.getByLabel(/^Lien avec .*noroxo/i).selectOption('mentionne');
  await page.getByLabel(/^Coût actualisé/).fill('1 234 567,89');
  await save(page);
  await said(page, 'Enregistré');
  const kept = (await fiche('call-4.2')).document;
  assert.deepEqual(kept['maitres_ouvrage'], ['ademe', 'call']);
  assert.deepEqual(kept['communes'], ['62413']);
  assert.deepEqual(kept['objets'], [{ layer: 'friches', id: 'friche-noroxo', role: 'mentionne' }]);
  assert.equal(kept['cout_actualise_eur'], 1234567.89);
  await edit(page);
  await communes.getByRole('button', { name: 'Retirer Harnes' }).press('Enter');
  await save(page);
  await said(page, 'Enregistré : Communes');
  assert.deepEqual((await fiche('call-4.2')).document['communes'], []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('what is refused is said beside its field, which takes the focus, by the page and by the service', options, async () => {
  const { page, context } = await writer('#/dossier/call-5.1');
  await edit(page);
  await page.getByRole('textbox', { name: 'Année de lancement' }).fill('1850');
  await save(page);
  await page.locator('.form-field.annee_lancement .field-error', { hasText: 'une année de 1990 à 2100' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'edition-annee_lancement');
  await page.getByRole('textbox', { name: 'Année de lancement' }).fill('2022');
  // The page is in time; the service is told another value, as a newer rule of its own would refuse it.
  await page.route('**/api/fiches/call-5.1', (route) => (route.request().method() === 'PATCH'
    ? route.continue({ postData: JSON.stringify({ annee_lancement: 1850 }) }) : route.continue()));
  await page.getByRole('textbox', { name: 'Titre' }).fill('Un titre');
  await save(page);
  await page.locator('.form-field.annee_lancement .field-error', { hasText: 'ou rien' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'edition-annee_lancement');
  assert.equal(await page.getByRole('textbox', { name: 'Titre' }).inputValue(), 'Un titre');
  await context.close();
});

test('without a key the key is asked, and what was typed is saved as soon as it is given', options, async () => {
  await given('call-5.2', { annee_debut: null, annee_fin: null });
  const { page, context } = await open(browser, '#/dossier/call-5.2');
  await edit(page);
  await page.getByLabel('Première année').fill('2023');
  await save(page);
  const form = page.locator('archipel-edition');
  await form.getByLabel('Clé', { exact: true }).fill(key);
  await form.getByRole('button', { name: 'Essayer la clé' }).click();
  await said(page, 'Enregistré : Première année');
  assert.equal((await fiche('call-5.2')).document['annee_debut'], 2023);
  await context.close();
});

test('two on one fiche: other values are merged in silence, the same value is chosen field by field', options, async () => {
  await given('call-3.2', { titre: 'Un titre', description: 'Une description.', budget: null, annee_fin: null, annee_lancement: 2021, type_operation: null });
  const first = await writer('#/dossier/call-3.2');
  const second = await writer('#/dossier/call-3.2');
  await edit(first.page);
  await edit(second.page);
  await first.page.getByRole('textbox', { name: 'Titre' }).fill('Le titre de la première');
  await first.page.getByLabel('Description').fill('La description de la première.');
  await first.page.getByLabel('Dernière année').fill('2026');
  await save(first.page);
  await said(first.page, 'Enregistré');
  await second.page.getByRole('textbox', { name: 'Titre' }).fill('Le titre de la seconde');
  await second.page.getByLabel('Description').fill('La description de la seconde.');
  await second.page.getByLabel('Budget').selectOption('action_economique');
  await save(second.page);
  const { page } = second;
  await page.getByRole('heading', { name: 'Cette fiche a été modifiée pendant votre saisie' }).waitFor();
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /modifiée pendant votre saisie/);
  const title = page.getByRole('group', { name: 'Titre' });
  await title.getByText(/Valeur actuelle \(par .+ le \d+ \S+ \d{4} à \d\d:\d\d\)/).waitFor();
  await title.getByText('Le titre de la première').waitFor();
  await page.getByText('Changé entre-temps et gardé tel quel : Dernière année').waitFor();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await title.getByText('Choisissez l’une des deux valeurs.').waitFor();
  await title.getByLabel('Ce que vous avez saisi').check();
  await page.getByRole('group', { name: 'Description' }).getByLabel('Valeur actuelle').check();
  await page.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await said(page, 'Enregistré : Titre, Budget');
  const kept = (await fiche('call-3.2')).document;
  assert.deepEqual([kept['titre'], kept['description'], kept['budget'], kept['annee_fin']],
    ['Le titre de la seconde', 'La description de la première.', 'action_economique', 2026]);
  // Other values: nothing to choose, both changes stand.
  await edit(first.page);
  await edit(page);
  await first.page.getByLabel('Type d’opération').selectOption('etude');
  await save(first.page);
  await said(first.page, 'Enregistré');
  await page.getByRole('textbox', { name: 'Année de lancement' }).fill('2024');
  await save(page);
  await said(page, /Enregistré : Année de lancement.*Changé entre-temps par d’autres, et gardé : Type d’opération/);
  assert.deepEqual([...Object.values(pick((await fiche('call-3.2')).document, ['type_operation', 'annee_lancement']))], ['etude', 2024]);
  assert.deepEqual(first.complaints, []);
  await first.context.close();
  await second.context.close();
});

function pick(document: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, document[name]]));
}

test('leaving with something typed is held: one stays, or leaves with the typing kept, or without', options, async () => {
  const { page, context, complaints } = await writer('#/dossier/call-1.2');
  await edit(page);
  await page.getByRole('textbox', { name: 'Titre' }).fill('Pas encore enregistré');
  await page.getByRole('link', { name: 'Voir sur la carte' }).first().click();
  const panel = page.getByRole('alertdialog');
  await panel.getByRole('button', { name: 'Rester' }).press('Escape');
  assert.equal(await panel.count(), 0);
  assert.match(page.url(), /dossier\/call-1\.2/);
  await page.evaluate(() => { location.hash = '#/dossier/call-1.3'; });
  await panel.waitFor();
  assert.match(page.url(), /dossier\/call-1\.2/, 'the address is still the fiche’s');
  await panel.getByRole('button', { name: 'Rester' }).click();
  await page.getByRole('combobox', { name: /Chercher/ }).fill('harnes');
  await page.locator('#search-list').getByRole('option').first().click();
  await panel.getByRole('button', { name: 'Partir en la gardant' }).click();
  await heading(page, 'Harnes');
  await page.evaluate(() => { location.hash = '#/dossier/call-1.2'; });
  await page.getByRole('button', { name: 'Reprendre la modification' }).click();
  await page.getByText('Saisie non enregistrée, reprise').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Titre' }).inputValue(), 'Pas encore enregistré');
  let asked = '';
  page.once('dialog', (dialog) => { asked = dialog.type(); void dialog.accept(); });
  await page.reload();
  assert.equal(asked, 'beforeunload', 'the browser asks before the tab is closed');
  await page.getByRole('button', { name: 'Reprendre la modification' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Titre' }).inputValue(), 'Pas encore enregistré');
  await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  await panel.getByRole('button', { name: 'Fermer et l’abandonner' }).click();
  await page.getByRole('button', { name: 'Modifier', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Voir sur la carte' }).first().click();
  await page.getByRole('link', { name: 'Toute la fiche' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a fiche is created in a contract, archived, brought back at once, archived again and restored from its list', options, async () => {
  const { page, context, complaints } = await writer('#/contrat/crte-cahc?axe=cahc-orientation-2');
  await page.getByRole('link', { name: 'Nouvelle fiche' }).click();
  await heading(page, 'Nouvelle fiche');
  await page.waitForFunction(() => document.querySelectorAll('#edition-noeud option').length > 1);
  assert.equal(await page.getByLabel('Place dans la stratégie').inputValue(), 'cahc-orientation-2', 'the place one was looking at is proposed');
  await page.getByRole('link', { name: 'CRTE de Lens-Liévin' }).last().click();
  await page.locator('.kicker', { hasText: 'Lens-Liévin' }).waitFor();
  assert.equal(await page.getByLabel('Place dans la stratégie').inputValue(), '');
  await page.goBack();
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await page.locator('.form-summary').getByRole('link', { name: 'Titre' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'edition-titre');
  const numero = `9.${Date.now() % 100000}`;
  await page.getByLabel('Numéro').fill(numero);
  await page.getByRole('textbox', { name: 'Titre' }).fill('Fiche entrée à la main');
  await page.getByLabel('Description').fill('Essai de bout en bout.');
  await page.getByLabel('Place dans la stratégie').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await heading(page, 'Fiche entrée à la main');
  assert.ok(page.url().includes(`#/dossier/cahc-${numero}`));
  const listed = async (): Promise<boolean> => JSON.stringify(await (await fetch(`${serviceUrl()}/api/fiches?contrat=crte-cahc&limit=500`)).json()).includes(`cahc-${numero}`);
  assert.equal(await listed(), true);
  await page.getByRole('button', { name: 'Archiver…' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'archive-title');
  await page.getByRole('button', { name: 'Archiver la fiche' }).click();
  await page.getByText('Fiche archivée le').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Annuler l’archivage');
  assert.equal(await listed(), false);
  await page.keyboard.press('Enter');
  await said(page, 'Fiche restaurée');
  assert.equal(await listed(), true);
  await page.getByRole('button', { name: 'Archiver…' }).click();
  await page.getByRole('button', { name: 'Archiver la fiche' }).click();
  await page.getByRole('link', { name: 'Fiches archivées' }).click();
  await page.getByRole('button', { name: new RegExp(`Restaurer la fiche ${numero}`) }).click();
  await said(page, 'restaurée');
  assert.equal(await listed(), true);
  await page.evaluate((id) => { location.hash = `#/dossier/${id}`; }, `cahc-${numero}`);
  await page.getByRole('button', { name: 'Archiver…' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

/** Loads the contracts' files again with another title and other owners for one fiche, as an administrator would. */
async function reload(id: string, titre: string, owner: string): Promise<void> {
  const root = resolve('..');
  const folder = await mkdtemp(join(tmpdir(), 'archipel-contrats-'));
  try {
    await cp(join(root, 'gis-data', 'contrats'), folder, { recursive: true });
    const file = join(folder, 'crte-call', 'fiches', `${id}.yaml`);
    const text = await readFile(file, 'utf8');
    const other = text.replace(/^( {2}valeur: ).*$/m, `$1${titre}`).replace(/(maitres_ouvrage: \{parties: )\[.*?\]/, `$1[${owner}]`);
    assert.notEqual(other, text);
    await writeFile(file, other);
    await promisify(execFile)(join(root, 'archipel'), ['import', '--layer', 'contrats', folder]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const home = process.env['ARCHIPEL_HOME'] ?? '';

test('what the files say otherwise than people is shown on the fiche and on its page; one is kept, the other taken', { skip: options.skip || (home === '' ? 'ARCHIPEL_HOME is not set: the contracts cannot be loaded again' : false) }, async () => {
  await given('call-5.3', { titre: 'Saisi ici', maitres_ouvrage: ['call'] });
  const titre = `Dit par les fichiers ${Date.now()}`;
  // Another owner than the files said last, whatever was loaded before: a conflict is a file that has changed.
  const { items } = (await (await fetch(`${serviceUrl()}/api/parties`)).json()) as { items: { code: string }[] };
  await reload('call-5.3', titre, items[Date.now() % items.length]?.code ?? '');
  assert.equal((await fiche('call-5.3')).document['titre'], 'Saisi ici', 'nothing entered is replaced');
  const { page, context, complaints } = await writer('#/conflits');
  await page.getByText('2 valeurs à trancher').waitFor();
  await page.getByRole('button', { name: 'Garder la saisie : Maîtres d’ouvrage, fiche 5.3' }).click();
  await said(page, 'votre saisie est gardée');
  await page.getByText('1 valeur à trancher').waitFor();
  await page.getByRole('listitem').filter({ hasText: titre }).getByRole('link', { name: /Saisi ici/ }).click();
  await heading(page, 'Saisi ici');
  await page.getByRole('heading', { name: '1 valeur à trancher' }).waitFor();
  await page.getByRole('button', { name: /^Prendre la valeur des fichiers : Titre/ }).click();
  await heading(page, titre);
  assert.equal(await page.getByRole('heading', { name: /à trancher/ }).count(), 0);
  await page.getByRole('button', { name: 'Historique' }).click();
  await page.locator('.history').getByText('Conflit tranché, la valeur des fichiers est prise').first().waitFor();
  const now = (await fiche('call-5.3')).document;
  assert.deepEqual([now['titre'], now['maitres_ouvrage']], [titre, ['call']]);
  assert.deepEqual(complaints, []);
  await context.close();
});
