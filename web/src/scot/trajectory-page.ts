// <archipel-trajectoire>: where a perimeter stands against its envelope: one sentence, the years, every measure and why.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getSources, type Sources } from '../api/consumption.ts';
import type { ChartSpec } from '../chart/spec.ts';
import { listRules, type RuleSummary } from '../api/rules.ts';
import { explainTrajectory, getTrajectory, type Trajectory, trajectoryFile } from '../api/trajectory.ts';
import type { List } from '../api/refs.ts';
import { reportFile } from '../api/local-report.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { type ScotRoute, scotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { type Content, section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import './editions-part.ts';
import { Explainer } from './explainer.ts';
import '../chart/chart.ts';
import { decadeChart } from './decade-chart.ts';
import { destinationsTable, missingCommunes, yearsTable } from './flux-tables.ts';
import { measuresTable } from './measures.ts';
import { howToImport, scotNav } from './scot-nav.ts';
import { basisOf, settings } from './settings.ts';
import { communesPart, printedPart, projectsPart, reasonsPart, registersPart } from './trajectory-parts.ts';
import { efficiencyPart, sourceLine, subtitle } from './trajectory-heads.ts';
import { headline, projectsSentence } from './words.ts';
import { yearChart } from './year-chart.ts';

@customElement('archipel-trajectoire')
export class TrajectoryPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  private readonly trajectory = new Loader<Trajectory>(this);
  private readonly rules = new Loader<List<RuleSummary>>(this);
  private readonly sources = new Loader<Sources>(this);
  private readonly explainer = new Explainer(this, (signal) => explainTrajectory(this.route.perimetre, basisOf(this.route), signal));

  override connectedCallback(): void {
    super.connectedCallback();
    void this.rules.load((signal) => listRules(signal));
    void this.sources.load((signal) => getSources(signal));
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { perimetre } = this.route;
    const basis = basisOf(this.route);
    this.explainer.reset();
    const keep = (changes.get('route') as ScotRoute | undefined)?.perimetre === perimetre;
    void this.trajectory.load((signal) => getTrajectory(perimetre, basis, signal), keep);
  }

  /** A chart draws again when its specification is another: made once for each answer. */
  private charts: { readonly of: Trajectory; readonly years: ChartSpec | null; readonly decade: ChartSpec | null } | null = null;

  private chartsOf(value: Trajectory): NonNullable<TrajectoryPage['charts']> {
    if (this.charts?.of !== value) this.charts = { of: value, years: yearChart(value), decade: decadeChart(value) };
    return this.charts;
  }

  private readonly change = (name: string, value: string): void => {
    this.emit<ScotRoute>('amend', name === '' ? scotRoute('trajectoire', this.route.perimetre) : withAsked(this.route, name === 'source' ? { source: value, millesime: '' } : { [name]: value }));
  };

  private settings(value: Trajectory | null): TemplateResult {
    return html`<div class="no-print">${settings(this.route, this.rules.value?.items ?? [], this.sources.value?.items ?? [], value?.source ?? null, this.change)}</div>`;
  }

  private files({ perimetre }: Trajectory): TemplateResult {
    const basis = basisOf(this.route);
    const link = (address: string, name: string, title: string): Content => html`<a class="button quiet" download href=${address}><span class="visually-hidden">${title} en </span>${name}</a>`;
    return html`
      <p class="actions files"><span class="unit" aria-hidden="true">Trajectoire</span>${link(trajectoryFile(perimetre.id, basis, 'xlsx'), 'XLSX', 'Trajectoire')} ${link(trajectoryFile(perimetre.id, basis, 'csv'), 'CSV', 'Trajectoire')}
        <span class="unit" aria-hidden="true">Rapport local</span>${link(reportFile(perimetre.id, '', 'pdf'), 'PDF', 'Rapport local')} ${link(reportFile(perimetre.id, '', 'odt'), 'ODT', 'Rapport local')}
        <button type="button" class="button quiet" @click=${() => window.print()}>Imprimer</button></p>`;
  }

  private answer(value: Trajectory): TemplateResult {
    const projects = projectsSentence(value);
    return html`
      <div class="answer headline">${headline(value).map((sentence) => html`<p>${glue(sentence)}</p>`)}${projects === null ? nothing : html`<p>${glue(projects)}</p>`}</div>
      ${value.source === null ? html`${howToImport(nothing)}${section('Ce que les contrats impriment', printedPart(value.chiffres_imprimes))}` : sourceLine(value.source)}`;
  }

  private body(value: Trajectory): TemplateResult {
    const { explainer } = this;
    const communes = communesPart(value, explainer);
    const { years, decade } = this.chartsOf(value);
    return html`
      ${this.answer(value)}
      ${this.settings(value)}
      ${section('Consommation par année', html`${missingCommunes(value.flux)}${years === null ? nothing : html`<archipel-chart .spec=${years}></archipel-chart>`}
        <details class="more" ?open=${value.flux.annees.length > 0 && years === null}><summary>Chaque nombre, et pourquoi</summary>${yearsTable(value.flux, explainer)}</details>`, 'Hectares d’espaces naturels, agricoles et forestiers')}
      ${decade === null ? nothing : section('La décennie, année sur année', html`<archipel-chart .spec=${decade}></archipel-chart>`, 'Ce qui est pris, ce qui est permis, ce que les projets ajouteraient')}
      ${section('Mesures, par taux', measuresTable(value, explainer), 'Un chiffre touché dit d’où il vient')}
      ${section('Projets à imputer', projectsPart(value, explainer))}
      ${section('Par destination', destinationsTable(value, explainer))}
      ${communes === nothing ? nothing : section('Somme des communes, à côté', communes)}
      ${value.source === null ? nothing : section('Éditions comparées', html`<archipel-editions .perimetre=${value.perimetre.id} .source=${value.source.id}></archipel-editions>`)}
      ${efficiencyPart(value, explainer)}
      ${section('Registres et garantie', registersPart(value, explainer))}
      ${value.source === null ? nothing : section('Ce que les contrats impriment', printedPart(value.chiffres_imprimes))}
      ${section('Réserves', reasonsPart(value), value.regle.titre)}
      ${this.files(value)}`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.trajectory;
    return html`
      ${sheetHead(scotNav(this.route), value?.perimetre.titre ?? 'Trajectoire', value === null ? nothing : subtitle(value))}
      ${result.state === 'problem' ? html`${problemMessage(result.problem, this.trajectory.retry)}${this.settings(null)}`
        : value === null ? skeleton(10)
        : html`<div aria-busy=${result.state === 'pending' ? 'true' : 'false'}>${this.body(value)}</div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-trajectoire': TrajectoryPage;
  }
}
