// Parts of the page of an import that only show: how far it is, what was read, what may be decided, what was done.

import { html, nothing, type TemplateResult } from 'lit';
import { type Depot, depotPath, type Options } from '../api/depot.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { ACTIONS, actionCount, applyLabel, countOf, etapeWord, etatWord, progressSentence } from './words.ts';

export function progress(depot: Depot, stop: () => void): TemplateResult {
  const now = depot.progression;
  return html`
    <div class="depot-progress">
      <p><strong>${now === null ? etatWord(depot.etat) : etapeWord(now.etape)}</strong></p>
      ${now === null || now.total === null || now.total === 0 ? html`<progress aria-label="Avancement"></progress>` : html`<progress max=${now.total} .value=${now.faites} aria-label="Avancement"></progress>`}
      <p class="hint" aria-live="off">${now === null ? nothing : progressSentence(now)}</p>
      <p class="hint">Vous pouvez quitter cette page : le travail continue, son adresse y ramène.</p>
      <p class="actions"><button type="button" class="button quiet" @click=${stop}>Arrêter et oublier ce fichier</button></p>
    </div>`;
}

export function summary(depot: Depot): TemplateResult {
  const { comptes, motif, notes, etat, empechement } = depot;
  const why = motif ?? empechement;
  return html`
    ${why === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${etatWord(etat)}</p><p>${glue(why)}</p></div>`}
    ${comptes === null ? nothing : html`
      <p class="depot-summary"><strong>${plural(comptes.lues, 'ligne lue', 'lignes lues')}</strong>
        ${ACTIONS.filter((action) => countOf(depot, action) > 0).map((action) => html`<span class="depot-tally ${action}">${actionCount(action, countOf(depot, action))}</span>`)}</p>`}
    ${notes.length === 0 ? nothing : html`<ul class="reasons">${notes.map((note) => html`<li>${glue(note)}</li>`)}</ul>`}`;
}

/** The report as files. */
export function reports({ id }: Depot): TemplateResult {
  const link = (form: string, words: string): TemplateResult => html`<a href="${depotPath(id)}/rapport?f=${form}" target="_blank" rel="noopener">${words}</a>`;
  return html`${link('html', 'Rapport à imprimer')}, ${link('geojson', 'GeoJSON')}, ${link('json', 'JSON')}`;
}

/** Its examination did not come to its end; the file is there. */
function isStopped({ etat }: Depot): boolean {
  return etat === 'interrompu' || etat === 'abandonne' || etat === 'recu';
}

export interface Decision {
  readonly change: (patch: Options) => void;
  readonly apply: () => void;
  readonly drop: () => void;
  readonly busy: boolean;
  /** Decisions of the user are not checked yet. */
  readonly waiting: boolean;
}

function switches({ demande, comptes }: Depot, change: (patch: Options) => void, busy: boolean): TemplateResult {
  const box = (label: string, checked: boolean, patch: (yes: boolean) => Options): TemplateResult => html`
    <label class="check"><input type="checkbox" .checked=${checked} ?disabled=${busy} @change=${(event: Event) => change(patch((event.target as HTMLInputElement).checked))} /> ${glue(label)}</label>`;
  return html`
    ${comptes === null || (comptes.rejetees === 0 && demande.garder_les_bonnes !== true) ? nothing
      : box(`Importer les lignes qui conviennent, sans ${comptes.rejetees === 1 ? 'la ligne refusée' : `les ${plural(comptes.rejetees, 'ligne refusée', 'lignes refusées')}`}`, demande.garder_les_bonnes === true, (yes) => ({ garder_les_bonnes: yes }))}
    ${comptes === null || comptes.absentes === 0 ? nothing
      : box(`Supprimer ${comptes.absentes === 1 ? 'l’objet' : `les ${plural(comptes.absentes, 'objet')}`} de la couche que le fichier ne contient pas`, demande.absents === 'supprimer', (yes) => ({ absents: yes ? 'supprimer' : 'garder' }))}`;
}

export function decision(depot: Depot, { change, apply, drop, busy, waiting }: Decision): TemplateResult {
  const label = applyLabel(depot);
  const { comptes, etat } = depot;
  const why = etat !== 'pret' || comptes === null ? (isStopped(depot) ? 'La vérification s’est arrêtée avant la fin : relancez-la.' : 'Choisissez ce qui manque ci-dessus, ou un autre fichier.')
    : label !== null ? 'Tout est écrit en une fois, ou rien. L’import pourra être annulé en entier.'
    : comptes.rejetees > 0 ? `${plural(comptes.rejetees, 'ligne refusée', 'lignes refusées')} : corrigez, laissez de côté, ou importez sans.`
    : 'Le fichier dit la même chose que la couche : il n’y a rien à écrire.';
  return html`
    ${switches(depot, change, busy)}
    <p>${glue(why)}</p>
    ${waiting ? html`<p class="hint">Vos décisions ne sont pas encore vérifiées : vérifiez de nouveau avant d’importer.</p>` : nothing}
    ${label === null ? nothing : html`<archipel-key></archipel-key>`}
    <p class="actions">
      ${isStopped(depot) ? html`<button type="button" class="button primary" ?disabled=${busy} @click=${() => change({})}>Vérifier de nouveau</button>` : nothing}
      ${label === null ? nothing : html`<button type="button" class="button primary" ?disabled=${busy || waiting} @click=${apply}>${busy ? 'En cours…' : label}</button>`}
      <button type="button" class="button quiet" @click=${drop}>Oublier ce fichier</button>
    </p>`;
}

export function done(depot: Depot, undo: () => void, busy: boolean): TemplateResult {
  const { etat, comptes, cible, applique_le, auteur } = depot;
  const applied = etat === 'applique';
  const counts = comptes === null ? '' : (['creation', 'modification'] as const).filter((action) => countOf(depot, action) > 0).map((action) => actionCount(action, countOf(depot, action))).join(', ');
  return html`
    <div class="import-done" role="status" tabindex="-1">
      <p><strong>${applied ? `Import fait${counts === '' ? '' : ` : ${counts}`}.` : `${etatWord(etat)}.`}</strong>
        ${applied && applique_le !== null ? `Le ${date(applique_le)}${auteur === null ? '' : `, par ${auteur}`}.` : etat === 'annule' ? 'La couche est comme avant cet import.' : nothing}</p>
      <p class="actions">
        ${cible === null ? nothing : html`<a class="button" href=${href({ page: 'couche', layer: cible.id })}>Voir la couche</a>`}
        <a class="button quiet" href=${href({ page: 'depot', essai: '', couche: cible?.id ?? '' })}>Importer un autre fichier</a>
        ${applied ? html`<button type="button" class="button quiet" ?disabled=${busy} @click=${undo}>${busy ? 'En cours…' : 'Annuler cet import'}</button>` : nothing}
      </p>
      ${applied ? html`<archipel-key></archipel-key>` : nothing}
      <p class="hint">${reports(depot)}</p>
    </div>`;
}
