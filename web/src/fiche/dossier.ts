// <archipel-dossier>: a fiche on a page of its own: all its money as printed, with our totals, what contradicts it, what
// became of it, and where each is written. Loaded when one goes there; the panel's sheet stays short.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AnomalieList, listAnomalies } from '../api/anomalie.ts';
import { type Fiche, getFiche } from '../api/fiche.ts';
import { asProblem } from '../api/problem.ts';
import { fichePath } from '../api/life.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { scheduleChart } from '../panel/fiche/schedule.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { type Content, section, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { severityCounts, severityShape } from '../ui/severity.ts';
import './edit/gestures.ts';
import { type Editable, facts, places, provenance, recap, served } from './aside.ts';
import type { Changed } from './edit/inline.ts';
import { undoLast } from './edit/inline.ts';
import { explanation, Findings } from './findings.ts';
import './life.ts';
import { hasMoney, partnerTable, scheduleTable, sectionTable } from './tables.ts';

/** What disagrees, without the figures: they stand beside the value. */
function summary(phrase: string): string {
  return (phrase.split(/ : (?=\d)/)[0] ?? phrase).replace(/\.$/, '');
}

@customElement('archipel-dossier')
export class Dossier extends PageElement {
  @property({ attribute: false }) ficheId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  /** Marks whose explanation is open. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** What was changed in place last, and may be undone at once. */
  @state() private changed: Changed | null = null;
  @state() private said = '';
  private readonly fiche = new Loader<Fiche>(this);
  private readonly anomalies = new Loader<AnomalieList>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) {
      const { ficheId } = this;
      this.opened = new Set();
      this.changed = null;
      this.said = '';
      void this.fiche.load((signal) => getFiche(ficheId, signal));
      void this.anomalies.load((signal) => listAnomalies({ fiche: ficheId }, signal));
    }
  }

  private readonly toggle = (mark: string): void => {
    const next = new Set(this.opened);
    if (!next.delete(mark)) next.add(mark);
    this.opened = next;
  };

  /** Something was written below: status and version are new. */
  private readonly renew = (): void => {
    const { ficheId } = this;
    void this.fiche.load((signal) => getFiche(ficheId, signal), true);
  };

  /** Written above: the life below has a new version too. */
  private readonly reread = (): void => {
    this.renew();
    void this.querySelector('archipel-vie')?.reload();
  };

  private readonly written = (event: CustomEvent<Changed>): void => {
    this.changed = event.detail;
    this.said = `Enregistré : ${event.detail.label}.`;
    this.reread();
    this.catalogue.refresh('fiches').catch(() => undefined);
  };

  private readonly undo = async (): Promise<void> => {
    const { changed, ficheId } = this;
    if (changed === null) return;
    try {
      await undoLast(ficheId, changed.name);
      this.said = `${changed.label} : changement annulé.`;
      this.changed = null;
      this.catalogue.refresh('fiches').catch(() => undefined);
    } catch (error) {
      this.said = asProblem(error).detail;
    }
    this.reread();
  };

  private undoBar(): TemplateResult {
    return html`<div class="undo-bar ${this.said === '' ? 'empty' : ''}"><p role="status">${this.said}</p>
      ${this.changed === null ? nothing : html`<button type="button" class="button small" @click=${this.undo}>Annuler<span class="visually-hidden"> le changement : ${this.changed.label}</span></button>`}</div>`;
  }

  private editable(fiche: Fiche): Editable {
    return (name, shown) => html`<archipel-valeur .fiche=${fiche} .catalogue=${this.catalogue} .name=${name} .shown=${shown} @valeur-ecrite=${this.written} @fiche-ecrite=${this.reread}></archipel-valeur>`;
  }

  protected override render(): TemplateResult {
    const { result, value: fiche } = this.fiche;
    const title = fiche?.titre ?? this.catalogue.nameOf('fiches', this.ficheId) ?? `Fiche ${this.ficheId}`;
    const findings = fiche === null ? null : new Findings(this.anomalies.value?.items ?? [], fiche, this.opened, this.toggle);
    return html`
      <article class="dossier">
        <header class="sheet-head">
          <p class="kicker">${fiche === null || findings === null ? 'Fiche' : this.kicker(fiche, findings)}</p>
          <div class="title-line"><h1 tabindex="-1">${glue(title)}</h1>${fiche === null ? nothing : this.editable(fiche)('titre', nothing)}</div>
          ${fiche === null || findings === null ? nothing : this.below(fiche, findings)}
        </header>
        ${this.undoBar()}
        ${fiche === null ? nothing : html`<archipel-fiche-gestes .fiche=${fiche} .catalogue=${this.catalogue} @fiche-ecrite=${this.reread}></archipel-fiche-gestes>`}
        ${fiche !== null && findings !== null ? this.body(fiche, findings) : result.state === 'problem' ? problemMessage(result.problem, this.fiche.retry) : skeleton(10)}
      </article>`;
  }

  private kicker(fiche: Fiche, findings: Findings): TemplateResult {
    const printed = fiche.champs_imprimes.find(({ champ }) => champ === 'numero')?.imprime;
    return html`<span><a href=${href({ page: 'contrat', id: fiche.contrat, filtres: {} })}>${fiche.contrat_titre}</a>
      · Fiche ${fiche.numero}${printed && printed !== fiche.numero ? html` <span class="unit">(imprimé ${printed})</span>` : nothing} ${findings.mark('numero')}</span>`;
  }

  private below(fiche: Fiche, findings: Findings): TemplateResult {
    return html`
      ${findings.note('numero')}
      <ol class="crumbs" aria-label="Place dans la stratégie">${fiche.strategie.map(({ numero, titre }) => html`<li>${numero === null ? nothing : html`${numero} `}${glue(titre)}</li>`)}</ol>
      <p class="actions">
        <a class="button" href=${href({ page: 'fiche', id: fiche.id })}>Voir sur la carte</a>
        <a class="button" download href="${fichePath(fiche.id)}.pdf">Fiche en PDF</a>
      </p>
      ${this.contradictions(findings)}`;
  }

  /** Opens the explanation beside its value, and goes there. */
  private async showFinding(place: string): Promise<void> {
    this.opened = new Set([...this.opened, place]);
    await this.updateComplete;
    const mark = this.querySelector<HTMLElement>(`[data-mark="${CSS.escape(place)}"]`);
    mark?.scrollIntoView({ block: 'center', inline: 'center' });
    mark?.focus({ preventScroll: true });
  }

  /** How many findings, and those that have no value of this page to stand beside. */
  private contradictions(findings: Findings): Content {
    const { result, value } = this.anomalies;
    if (result.state === 'problem') return html`<div class="findings">${problemMessage(result.problem, this.anomalies.retry)}</div>`;
    if (value === null) return nothing;
    if (value.numberMatched === 0) return html`<p class="hint">Aucune contradiction relevée dans les chiffres imprimés de cette fiche.</p>`;
    const apart = findings.elsewhere;
    return html`
      <div class="findings">
        <p><strong>${plural(value.numberMatched, 'anomalie')}</strong> (${severityCounts(value.totaux.par_severite)})${apart.length < value.numberMatched ? ', à côté des valeurs concernées' : nothing}.
          <a href=${href({ page: 'anomalies', id: '', filtres: { fiche: this.ficheId } })}>Voir la liste</a></p>
        <ul class="finding-jumps">${findings.placed.map(([place, found]) => html`<li><button type="button" class="jump" @click=${() => void this.showFinding(place)}>
          ${found.map(({ severite, phrase }) => html`${severityShape(severite)} <span>${glue(summary(phrase))}</span>`)}</button></li>`)}</ul>
        ${apart.length === 0 ? nothing : html`<ul class="findings-apart">${apart.map((each) => html`<li class="finding">${explanation(each)}</li>`)}</ul>`}
      </div>`;
  }

  private body(fiche: Fiche, findings: Findings): TemplateResult {
    return html`
      <div class="dossier-columns">
        <div class="dossier-brief">${section('En bref', facts(fiche, findings, this.editable(fiche)))}</div>
        <div class="dossier-main">
          <div class="prose-line"><p class="prose">${glue(fiche.description)}</p>${this.editable(fiche)('description', nothing)}</div>
          ${this.texts('Opérations', fiche.operations)}
          ${this.texts('Prérequis', fiche.prerequis)}
          ${this.money(fiche, findings)}
          <archipel-vie .ficheId=${fiche.id} ?archived=${fiche.archivee_le !== null} @life-changed=${this.renew}></archipel-vie>
        </div>
        <div class="dossier-side">
          ${section('Lieux', places(fiche, this.catalogue, findings))}
          ${recap(fiche, findings)}
          ${served(fiche)}
          ${provenance(fiche)}
        </div>
      </div>`;
  }

  private texts(title: string, texts: Fiche['operations']): TemplateResult | typeof nothing {
    return texts.length === 0 ? nothing : section(title, html`<ul class="reasons">${texts.map(({ texte }) => html`<li>${glue(texte)}</li>`)}</ul>`);
  }

  private money(fiche: Fiche, findings: Findings): TemplateResult {
    if (!hasMoney(fiche)) return section('Argent', html`<p class="empty">${fiche.maquette.length === 0 ? 'Les documents n’impriment aucun montant de cette fiche.' : 'Les documents n’impriment de cette fiche que sa ligne au tableau récapitulatif.'}</p>`);
    const { echeancier, sections, partenaires, partenaires_total, parts } = fiche;
    return html`
      ${echeancier === null ? nothing : section('Échéancier imprimé', html`${scheduleChart(echeancier)}${scheduleTable(echeancier, findings)}`)}
      ${sections.length === 0 ? nothing : section('Dépenses et recettes', html`<div class="money-parts">${sections.map((each) => sectionTable(each, findings))}</div>`)}
      ${partenaires.length === 0 ? nothing : section('Partenaires financiers', partnerTable('Partenaires financiers', partenaires, partenaires_total, findings, 'partenaires.total'))}
      ${parts.length === 0 ? nothing : section('Financements imprimés', partnerTable('Financements imprimés', parts, null, findings, 'parts'))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-dossier': Dossier;
  }
}
