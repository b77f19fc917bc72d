// <archipel-import>: a follow-up table kept in a spreadsheet, into the fiches of a contract. Tried first, line by line;
// written once the user says so, with a key.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ImportOptions, type ImportReport, importTable, type State, tryTable } from '../api/import.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { contractName } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { withField, withOption } from './choice.ts';
import { columnsTable } from './columns-table.ts';
import { problem, reportTable } from './report-table.ts';

const ORIGINS: Readonly<Record<string, string>> = {
  fichier: 'Lue dans le fichier.',
  option: 'Choisie.',
  'aujourd\'hui': 'Le fichier ne la dit pas : aujourd’hui est pris.',
};

@customElement('archipel-import')
export class ImportPage extends PageElement {
  @property() contrat = '';
  @state() private file: File | null = null;
  @state() private options: ImportOptions = {};
  @state() private shown: State | '' = '';
  @state() private writing = false;
  @state() private refusal: ApiProblem | null = null;
  @state() private done: ImportReport | null = null;
  @state() private hovered = false;
  private readonly trial = new Loader<ImportReport>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('contrat') && changes.get('contrat') !== undefined) this.start(null);
  }

  private start(file: File | null): void {
    this.file = file;
    this.options = {};
    this.shown = '';
    this.done = null;
    this.refusal = null;
    this.trial.clear();
    if (file !== null) this.run({});
  }

  /** Tries the file again with these options. */
  private run(options: ImportOptions): void {
    const { file, contrat } = this;
    if (file === null) return;
    this.options = options;
    this.refusal = null;
    void this.trial.load((signal) => tryTable(contrat, file, options, signal), true);
  }

  private readonly apply = async (): Promise<void> => {
    const { file, trial: { value } } = this;
    if (file === null || value === null || this.writing) return;
    this.writing = true;
    this.refusal = null;
    try {
      this.done = await importTable(this.contrat, file, this.options, value);
    } catch (error) {
      this.refusal = asProblem(error);
    }
    this.writing = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.import-done')?.focus();
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.hovered = false;
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) this.start(file);
  };

  private readonly over = (event: DragEvent): void => {
    event.preventDefault();
    this.hovered = true;
  };

  private chooser(): TemplateResult {
    return html`
      <div class="import-drop ${this.hovered ? 'hovered' : ''}" @drop=${this.drop} @dragover=${this.over} @dragleave=${() => { this.hovered = false; }}>
        <label for="import-file">${this.file === null ? 'Tableau de suivi, .xlsx ou .csv' : html`Fichier : <strong>${this.file.name}</strong>`}</label>
        <input id="import-file" type="file" accept=".xlsx,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          @change=${(event: Event) => this.start((event.target as HTMLInputElement).files?.[0] ?? null)} />
        <p class="hint">Choisissez-le ou déposez-le ici. 20 Mo et 10 000 lignes au plus. Rien n’est écrit avant votre accord, une cellule vide ne change rien.</p>
      </div>`;
  }

  private settings({ feuilles, feuille, ligne_titres, date: day, date_origine }: ImportReport): TemplateResult {
    const set = (name: 'feuille' | 'ligne_titres' | 'date' | 'instance') => (event: Event) => this.run(withOption(this.options, name, (event.target as HTMLInputElement).value));
    return html`
      <div class="form-fields import-settings">
        <div class="form-field"><label for="import-sheet">Feuille</label>
          <select id="import-sheet" @change=${set('feuille')}>${feuilles.map((name) => html`<option .selected=${name === feuille}>${name}</option>`)}</select></div>
        <div class="form-field"><label for="import-titles">Ligne des titres</label>
          <input id="import-titles" type="number" min="1" .value=${String(ligne_titres)} @change=${set('ligne_titres')} /></div>
        <div class="form-field"><label for="import-day">État du tableau au</label>
          <input id="import-day" type="date" .value=${day} @change=${set('date')} aria-describedby="import-day-hint" />
          <p class="hint" id="import-day-hint">${ORIGINS[date_origine] ?? ''} Date ce que rien d’autre ne date.</p></div>
        <div class="form-field"><label for="import-committee">Statuts décidés par</label>
          <select id="import-committee" @change=${set('instance')} aria-describedby="import-committee-hint">
            ${[['', 'Ce que dit le fichier'], ['cotech', 'COTECH'], ['copil', 'COPIL']].map(([code, name]) => html`<option value=${code!} .selected=${code === (this.options.instance ?? '')}>${name}</option>`)}
          </select>
          <p class="hint" id="import-committee-hint">Sert quand un statut change et qu’aucune colonne ne dit qui l’a décidé.</p></div>
      </div>`;
  }

  private filters({ comptes }: ImportReport): TemplateResult {
    const choices: readonly (readonly [State | '', string])[] = [
      ['', `Toutes (${comptes.lues})`],
      ['valide', `Valides (${comptes.valides})`],
      ['rejetee', `Rejetées (${comptes.rejetees})`],
      ['inchangee', `Inchangées (${comptes.inchangees})`],
    ];
    return html`
      <fieldset class="import-filters">
        <legend class="visually-hidden">Lignes montrées</legend>
        ${choices.map(([code, name]) => html`<label class=${code === this.shown ? 'chosen' : ''}><input type="radio" name="import-shown" value=${code} .checked=${code === this.shown} @change=${() => { this.shown = code; }} /> ${name}</label>`)}
      </fieldset>`;
  }

  private report(value: ImportReport): TemplateResult {
    const lines = value.lignes.filter(({ etat }) => this.shown === '' || etat === this.shown);
    return html`
      ${value.problemes.length === 0 ? nothing : html`<ul class="problem import-problems" role="alert">${value.problemes.map(problem)}</ul>`}
      ${this.filters(value)}
      ${reportTable(lines)}
      ${value.ignorees.length === 0 ? nothing : html`
        <details class="more"><summary>${plural(value.ignorees.length, 'ligne ignorée', 'lignes ignorées')}</summary>
          <ul class="reasons">${value.ignorees.map(({ ligne, raison }) => html`<li>Ligne ${ligne} : ${raison}</li>`)}</ul></details>`}`;
  }

  private decision({ comptes, problemes }: ImportReport): TemplateResult {
    if (comptes.valides === 0 || problemes.some(({ severite }) => severite === 'erreur')) {
      return html`<p class="empty">${comptes.rejetees === 0 && comptes.lues > 0 ? 'Le fichier dit la même chose que le service : il n’y a rien à écrire.' : 'Aucune ligne ne peut être écrite.'}</p>`;
    }
    const label = comptes.rejetees === 0 ? `Importer tout (${plural(comptes.valides, 'ligne')})`
      : comptes.valides === 1 ? 'Importer la ligne valide' : `Importer les ${comptes.valides} lignes valides`;
    return html`
      <p>${glue(comptes.rejetees === 0 ? 'Toutes les lignes conviennent. L’import se fait en une fois : tout est écrit, ou rien.'
        : `${plural(comptes.rejetees, 'ligne rejetée', 'lignes rejetées')} : corrigez le fichier et choisissez-le de nouveau, ou n’importez que les valides.`)}</p>
      <archipel-key></archipel-key>
      <p class="actions"><button type="button" class="button primary" ?disabled=${this.writing || this.trial.result.state === 'pending'} @click=${this.apply}>${this.writing ? 'Import en cours…' : label}</button></p>
      ${this.refusal === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${this.refusal.title}</p><p>${glue(this.refusal.detail)}</p>
        ${this.refusal.status === 409 ? html`<p><button type="button" class="button" @click=${() => this.run(this.options)}>Refaire l’essai</button></p>` : nothing}</div>`}`;
  }

  private result({ comptes, lignes }: ImportReport): TemplateResult {
    return html`
      <div class="import-done" role="status" tabindex="-1">
        <p><strong>Import fait : ${plural(comptes.valides, 'fiche mise', 'fiches mises')} à jour.</strong>
          ${comptes.rejetees === 0 ? nothing : `${plural(comptes.rejetees, 'ligne rejetée', 'lignes rejetées')}, non écrites.`}</p>
        <p class="actions"><a class="button" href=${href({ page: 'suivi', id: this.contrat, filtres: {} })}>Voir le suivi</a>
          <button type="button" class="button quiet" @click=${() => this.start(null)}>Importer un autre fichier</button></p>
      </div>
      ${reportTable(lignes.filter(({ etat }) => etat !== 'inchangee'), true)}`;
  }

  private steps(): TemplateResult {
    const { result, value } = this.trial;
    return html`
      ${this.chooser()}
      <p class="visually-hidden" role="status">${result.state === 'pending' ? 'Lecture du fichier en cours' : value === null ? '' : `${value.comptes.valides} lignes valides, ${value.comptes.rejetees} rejetées, ${value.comptes.inchangees} inchangées`}</p>
      ${result.state === 'problem' ? problemMessage(result.problem, this.trial.retry) : nothing}
      ${result.state === 'problem' && Object.keys(this.options).length > 0 ? html`<p><button type="button" class="button" @click=${() => this.run({})}>Revenir à ce qui avait été reconnu</button></p>` : nothing}
      ${result.state === 'problem' ? nothing : value === null ? (this.file === null ? nothing : skeleton(8)) : html`
        <div class=${result.state === 'pending' ? 'import-pending' : ''} aria-busy=${result.state === 'pending' ? 'true' : 'false'}>
          ${section('1. Ce qui a été reconnu', html`${this.settings(value)}${columnsTable(value, (column, champ) => this.run(withField(this.options, value.colonnes, column, champ)))}`, `Au ${date(value.date)}`)}
          ${section('2. Essai, ligne par ligne', this.report(value), 'Rien n’est écrit')}
          ${section('3. Importer', this.decision(value))}
        </div>`}`;
  }

  protected override render(): TemplateResult {
    const name = contractName(this.contrat);
    return html`
      ${sheetHead(html`<a href=${href({ page: 'suivi', id: this.contrat, filtres: {} })}>Suivi : ${name}</a>`, 'Importer un tableau de suivi')}
      ${this.done === null ? this.steps() : this.result(this.done)}`;
  }
}
