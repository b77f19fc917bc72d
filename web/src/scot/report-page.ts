// <archipel-rapport-local>: the texts of a local report beside its preview; what is typed is kept until it is saved.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { getReport, getReportHistory, type LocalReport, putReportText, type ReportChange, reportFile, type ReportFigure, type Rubric, undoReportText } from '../api/local-report.ts';
import type { List } from '../api/refs.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { dropDraft, keepDraft, recallDraft } from '../state/draft.ts';
import { Loader } from '../state/loader.ts';
import { type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { type Content, fact, section, sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { quantity } from './figures.ts';
import { Explainer } from './explainer.ts';
import { type Gesture, gestures, historyList } from './history-list.ts';
import { landTable } from './report-table.ts';
import { explainReport } from './report-why.ts';
import { Saver } from './saver.ts';
import { scotNav } from './scot-nav.ts';

/** Figures of the decade, which the trajectory explains; those of land cover say their reason themselves. */
const EXPLAINED = ['consommation_decennie', 'part_decennie', 'consommation_reference', 'enveloppe', 'consommation', 'reste', 'rythme', 'rythme_permis', 'projection', 'atteinte', 'pene_ha', 'renaturation_deductible_ha'];

function figure({ cle, titre, valeur, unite, raison }: ReportFigure, explainer: Explainer): TemplateResult {
  const plain: Content = valeur === null ? unknown() : typeof valeur === 'number' ? quantity(valeur, unite) : glue(valeur);
  const shown = EXPLAINED.includes(cle) ? explainer.figure(`/figure/${cle}`, titre, plain) : plain;
  return fact(glue(titre), html`${shown}${valeur === null && raison !== null ? html`<div class="row-below">${glue(raison)}</div>` : nothing}`);
}

const SHOWN = 160;

/** `Objet du rapport : écrit, « … »`. */
export function changePhrase({ rubrique, avant, apres, annule }: ReportChange, rubrics: readonly Rubric[]): string {
  const title = rubrics.find(({ cle }) => cle === rubrique)?.titre ?? rubrique;
  const what = annule !== null ? 'remis comme avant' : apres === null ? 'effacé' : avant === null ? 'écrit' : 'changé';
  const text = apres ?? avant ?? '';
  return text === '' ? `${title} : ${what}.` : `${title} : ${what}, « ${text.length <= SHOWN ? text : `${text.slice(0, SHOWN).trimEnd()}…`} »`;
}

/** Paragraphs are parted by empty lines. */
export function paragraphs(text: string): readonly string[] {
  return text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '');
}

@customElement('archipel-rapport-local')
export class ReportPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  /** What is typed and not saved, by section. */
  @state() private typed: Readonly<Record<string, string>> = {};
  private readonly report = new Loader<LocalReport>(this);
  private readonly past = new Loader<List<ReportChange>>(this);
  private readonly explainer = new Explainer(this, (signal) => explainReport(this.route.perimetre, (this.report.value?.rubriques ?? []).flatMap(({ chiffres }) => chiffres), signal));
  private readonly saver = new Saver(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const before = changes.get('route') as ScotRoute | undefined;
    if (before?.perimetre !== this.route.perimetre || before.filtres['annee'] !== this.route.filtres['annee']) this.typed = recallDraft(this.draft) ?? {};
    this.reload(before?.perimetre === this.route.perimetre);
  }

  private get draft(): string {
    return `rapport-${this.route.perimetre}-${this.route.filtres['annee'] ?? ''}`;
  }

  private type(cle: string, text: string): void {
    this.typed = { ...this.typed, [cle]: text };
    keepDraft(this.draft, this.typed);
  }

  private reload(keep: boolean): void {
    const { perimetre, filtres: { annee = '' } } = this.route;
    this.explainer.reset();
    void this.report.load((signal) => getReport(perimetre, annee, signal), keep).then(() => {
      const { value } = this.report;
      if (value !== null) void this.past.load((signal) => getReportHistory(perimetre, value.annee, signal), keep);
    });
  }

  private async undo({ n }: Gesture): Promise<void> {
    const { value } = this.report;
    if (value === null) return;
    await this.saver.run(() => undoReportText(this.route.perimetre, value.annee, n, value.version), 'Texte remis comme avant.');
    this.reload(true);
  }

  private history(): TemplateResult {
    const { result, value } = this.past;
    return result.state === 'problem' ? problemMessage(result.problem, this.past.retry)
      : value === null ? skeleton(2)
      : value.items.length === 0 ? html`<p class="empty">Personne n’a encore écrit dans ce rapport.</p>`
      // Each text is taken back by itself, even when several were saved together.
      : historyList(value.items.flatMap((each) => gestures([{ ...each, phrase: changePhrase(each, this.report.value?.rubriques ?? []) }])).map((gesture) => ({ ...gesture, undone: value.items.some(({ annule }) => annule === gesture.n) })), this.saver.busy, (gesture) => void this.undo(gesture));
  }

  private textOf({ cle, texte }: Rubric): string {
    return this.typed[cle] ?? texte?.texte ?? '';
  }

  private changed(rubric: Rubric): boolean {
    return this.typed[rubric.cle] !== undefined && this.typed[rubric.cle] !== (rubric.texte?.texte ?? '');
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { value } = this.report;
    if (value === null) return;
    const changed = value.rubriques.filter((rubric) => this.changed(rubric));
    const saved = await this.saver.run(async () => {
      let { version } = value;
      for (const rubric of changed) version = (await putReportText(this.route.perimetre, value.annee, rubric.cle, this.textOf(rubric), version)).version ?? version + 1;
    }, 'Textes enregistrés, signés de votre nom.');
    if (saved) {
      this.typed = {};
      dropDraft(this.draft);
    }
    this.reload(true);
  };

  private editor(value: LocalReport): TemplateResult {
    const changed = value.rubriques.filter((rubric) => this.changed(rubric)).length;
    return html`
      <form @submit=${this.save}>
        ${value.rubriques.map((rubric) => html`
          <div class="form-field report-text"><label for="rapport-${rubric.cle}">${glue(rubric.titre)}</label>
            <textarea id="rapport-${rubric.cle}" rows="6" .value=${this.textOf(rubric)} aria-describedby="rapport-${rubric.cle}-hint" @input=${(event: Event) => this.type(rubric.cle, (event.target as HTMLTextAreaElement).value)}></textarea>
            <p class="hint" id="rapport-${rubric.cle}-hint">${this.changed(rubric) ? 'Modifié, non enregistré. ' : ''}${rubric.texte === null ? 'Aucun texte enregistré.' : `${rubric.texte.auteur}, ${date(rubric.texte.modifie_le)}`}</p></div>`)}
        <archipel-key></archipel-key>
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy || changed === 0}>Enregistrer les textes</button></p>
        ${this.saver.view()}
      </form>`;
  }

  private rubric(rubric: Rubric): TemplateResult {
    const text = paragraphs(this.textOf(rubric));
    return html`
      <h3>${glue(rubric.titre)}</h3>
      ${rubric.objet === null ? nothing : html`<p class="reason">${glue(rubric.objet)}</p>`}
      ${text.map((part) => html`<p class="report-paragraph">${glue(part)}</p>`)}
      ${rubric.chiffres.length === 0 ? nothing : html`<dl class="facts">${rubric.chiffres.map((each) => figure(each, this.explainer))}</dl>${rubric.chiffres.map(({ cle }) => this.explainer.panel(`/figure/${cle}`))}`}
      ${rubric.tableaux.map((table) => html`<p class="hint">${glue(table.titre)}</p>${landTable(table.titre, table)}`)}
      ${rubric.raisons.length === 0 ? nothing : html`<ul class="reasons">${rubric.raisons.map((sentence) => html`<li>${glue(sentence)}</li>`)}</ul>`}`;
  }

  private preview(value: LocalReport): TemplateResult {
    const list = (title: string, sentences: readonly string[]): TemplateResult | typeof nothing => (sentences.length === 0 ? nothing : html`<h3>${title}</h3><ul class="reasons">${sentences.map((sentence) => html`<li>${glue(sentence)}</li>`)}</ul>`);
    return html`<div class="report-preview">
      ${value.rubriques.map((rubric) => this.rubric(rubric))}
      ${list('Sources', value.sources)}${list('Méthode', value.methode)}${list('Réserves', value.reserves)}</div>`;
  }

  private body(value: LocalReport): TemplateResult {
    const { perimetre, filtres: { annee = '' } } = this.route;
    return html`
      <div class="filters single no-print" role="group" aria-label="Choisir le rapport"><label>Année du rapport <input type="number" min="2021" max="2100" .value=${String(value.annee)} @change=${(event: Event) => this.emit('amend', withAsked(this.route, { annee: (event.target as HTMLInputElement).value }))} /></label></div>
      <p class="actions files"><span class="unit" aria-hidden="true">Rapport</span>${['pdf', 'odt', 'html'].map((format) => html`<a class="button quiet" download href=${reportFile(perimetre, annee, format)}><span class="visually-hidden">Rapport en </span>${format.toUpperCase()}</a> `)}</p>
      <div class="beside land">
        <div class="no-print">${section('Textes', this.editor(value), 'À côté des chiffres, jamais à leur place')}${section('Histoire des textes', this.history())}</div>
        ${section('Aperçu', this.preview(value), `Années ${value.annees_couvertes.debut} à ${value.annees_couvertes.fin}`)}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.report;
    return html`
      ${sheetHead(scotNav(this.route), value?.titre ?? 'Rapport local')}
      ${result.state === 'problem' ? problemMessage(result.problem, this.report.retry) : nothing}
      ${value === null ? (result.state === 'problem' ? nothing : skeleton(10)) : this.body(value)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-rapport-local': ReportPage;
  }
}
