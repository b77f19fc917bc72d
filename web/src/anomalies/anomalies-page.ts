// <archipel-anomalies>: what the contracts print that does not hold together, counted and filtered by severity and by
// rule. The filters are in the address.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Anomalie, anomalieFile, type AnomalieList, type AnomalieQuery, countAnomalies, listEveryAnomalie, listRegles, type Regle, type Severity } from '../api/anomalie.ts';
import type { List } from '../api/refs.ts';
import { count, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { type ContratRoute, withFilter } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName, contractIds } from '../ui/links.ts';
import { type Content, section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { SEVERITIES, severityShape, severityWord } from '../ui/severity.ts';
import { anomaly, subject } from './finding.ts';
import { byFiche, byRule } from './groups.ts';

type Counts = readonly [severities: AnomalieList, rules: AnomalieList];

const MEANINGS: Readonly<Record<Severity, string>> = {
  erreur: 'Deux chiffres imprimés qui ne peuvent pas être justes ensemble',
  avertissement: 'Un doute à lever',
  information: 'Une remarque',
};

@customElement('archipel-anomalies')
export class AnomaliesPage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  private readonly found = new Loader<AnomalieList>(this);
  private readonly counts = new Loader<Counts>(this);
  private readonly rules = new Loader<List<Regle>>(this);
  /** Beside the findings the rules are open; above them, on a small screen, they would push them away. */
  private readonly roomy = matchMedia('(min-width: 1100px)').matches;
  private asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.rules.load((signal) => listRegles(signal));
  }

  private get query(): AnomalieQuery {
    const { contrat, fiche, severite, regle } = this.route.filtres;
    return { contrat, fiche, severite, regle };
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { query } = this;
    const asked = JSON.stringify(query);
    if (asked === this.asked) return;
    const keep = this.asked !== '';
    this.asked = asked;
    void this.found.load((signal) => listEveryAnomalie(query, signal), keep);
    // Beside each choice, how many one would find by making it: the other filters hold, its own does not.
    void this.counts.load((signal) => Promise.all([
      countAnomalies({ ...query, severite: undefined }, signal), countAnomalies({ ...query, regle: undefined }, signal)]), keep);
  }

  private amend(name: string, value: string): void {
    this.emit('amend', withFilter(this.route, name, value));
  }

  private link(name: string, value: string, title: Content, figure: number, below: Content = nothing): TemplateResult {
    const here = (this.route.filtres[name] ?? '') === value;
    return html`<li class="row"><div class="row-main">
        <a href=${href(withFilter(this.route, name, value))} aria-current=${here ? 'true' : 'false'}
          @click=${(event: Event) => { event.preventDefault(); this.amend(name, here ? '' : value); }}>${title}</a>${below === nothing ? nothing : html`<div class="row-below">${below}</div>`}</div>
      <div class="row-figure">${count(figure)}</div></li>`;
  }

  private choices(): TemplateResult {
    const { result, value } = this.counts;
    if (result.state === 'problem') return problemMessage(result.problem, this.counts.retry);
    if (value === null) return skeleton(8);
    const [bySeverity, ofRules] = value;
    return html`
      ${section('Gravité', html`<ul class="rows facets" aria-label="Gravité">
        ${this.link('severite', '', 'Toutes', bySeverity.numberMatched)}
        ${SEVERITIES.map((severity) => this.link('severite', severity, html`${severityShape(severity)} ${severityWord(severity)}s`, bySeverity.totaux.par_severite[severity] ?? 0, MEANINGS[severity]))}</ul>`)}
      ${section('Règle', html`<details class="more" ?open=${this.roomy}><summary>Choisir une règle</summary><ul class="rows facets" aria-label="Règle">
        ${this.link('regle', '', 'Toutes', ofRules.numberMatched)}
        ${ofRules.totaux.par_regle.map(({ regle, titre, nombre }) => this.link('regle', regle, glue(titre), nombre))}</ul></details>`)}
    `;
  }

  private select(name: string, title: string, none: string, values: readonly (readonly [string, string])[]): TemplateResult {
    const current = this.route.filtres[name] ?? '';
    return html`<label>${title}
      <select @change=${(event: Event) => this.amend(name, (event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${current === ''}>${none}</option>
        ${values.map(([value, text]) => html`<option value=${value} ?selected=${current === value}>${text}</option>`)}
      </select></label>`;
  }

  private filters(): TemplateResult {
    const { filtres } = this.route;
    const used = ['contrat', 'severite', 'regle', 'fiche'].some((name) => filtres[name] !== undefined);
    return html`
      <div class="filters">
        ${this.select('contrat', 'Contrat', 'Tous', contractIds().map((id) => [id, contractName(id)]))}
        ${this.select('par', 'Rangées par', 'Fiche', [['regle', 'Règle']])}
      </div>
      <p class="actions">
        ${['csv', 'xlsx', 'pdf'].map((extension) => html`<a class="button quiet" download href=${anomalieFile(this.query, extension)}>Télécharger (${extension.toUpperCase()})</a>`)}
        ${filtres['fiche'] === undefined ? nothing : html`<button type="button" class="button quiet" @click=${() => this.amend('fiche', '')}>Toutes les fiches (au lieu de ${filtres['fiche']})</button>`}
        ${used ? html`<button type="button" class="button quiet" @click=${() => this.emit('amend', { ...this.route, filtres: filtres['par'] === undefined ? {} : { par: filtres['par'] } })}>Effacer les filtres</button>` : nothing}
      </p>
    `;
  }

  private list(): TemplateResult {
    const { result, value } = this.found;
    if (result.state === 'problem') return problemMessage(result.problem, this.found.retry);
    if (value === null) return skeleton(10);
    const rulesFirst = this.route.filtres['par'] === 'regle';
    const order = this.rules.value?.items.map(({ id }) => id) ?? [];
    const groups = rulesFirst ? byRule(value.items, order) : byFiche(value.items);
    return html`
      <p class="count" role="status">${plural(value.numberMatched, 'anomalie')}</p>
      ${groups.length === 0 ? html`<p class="empty">Aucune anomalie ne répond à ces filtres.</p>` : nothing}
      ${groups.map(({ items }) => this.group(items, rulesFirst))}
    `;
  }

  private group(items: readonly Anomalie[], rulesFirst: boolean): TemplateResult {
    const [first] = items;
    if (first === undefined) return html``;
    const below = rulesFirst || this.route.filtres['contrat'] !== undefined || first.fiche === null ? nothing : html`<span class="unit">· ${contractName(first.contrat.id)}</span>`;
    return html`
      <section class="anomaly-group">
        <h3>${rulesFirst ? glue(first.titre) : subject(first)} ${below}</h3>
        <ul>${items.map((item) => anomaly(item, rulesFirst ? subject(item) : glue(item.titre)))}</ul>
      </section>`;
  }

  private ruleBook(): Content {
    const { result, value } = this.rules;
    if (result.state === 'problem') return problemMessage(result.problem, this.rules.retry);
    if (value === null) return skeleton(6);
    const numbers = new Map(this.counts.value?.[1].totaux.par_regle.map(({ regle, nombre }) => [regle, nombre]) ?? []);
    return html`
      <p class="hint">Une règle compare ce qui est imprimé, la même pour toutes les fiches. Un écart plus petit que sa tolérance est un arrondi, pas une anomalie.</p>
      <dl class="rule-book">${value.items.map(({ id, titre, severite, explication, tolerance }) => html`
        <div id="regle-${id}"><dt><strong>${severityShape(severite)} ${glue(titre)}</strong> <span class="unit">${severityWord(severite)}</span></dt>
          <dd>${glue(explication)} <span class="unit">Tolérance : ${glue(tolerance)}. ${this.counts.value === null ? nothing : numbers.has(id) ? `${plural(numbers.get(id) ?? 0, 'anomalie')} ici.` : 'Rien trouvé ici.'}</span></dd></div>`)}</dl>`;
  }

  protected override render(): TemplateResult {
    const { contrat } = this.route.filtres;
    const kicker = contrat === undefined ? html`<a href=${href({ page: 'contrats', id: '', filtres: {} })}>Contrats</a>`
      : html`<a href=${href({ page: 'contrat', id: contrat, filtres: {} })}>${contractName(contrat)}</a>`;
    return html`
      ${sheetHead(kicker, contrat === undefined ? 'Anomalies des contrats' : `Anomalies : ${contractName(contrat)}`,
        html`<p class="subtitle">Ce que les documents impriment et qui ne s’accorde pas. Rien n’est corrigé : chaque valeur reste telle qu’imprimée, avec sa place.</p>`)}
      <div class="beside">
        <div>${this.choices()}</div>
        <section class="sheet-section">
          <div class="section-head"><h2>Ce qui est trouvé</h2></div>
          ${this.filters()}
          ${this.list()}
        </section>
      </div>
      ${section('Les règles et leur tolérance', this.ruleBook())}
    `;
  }
}
