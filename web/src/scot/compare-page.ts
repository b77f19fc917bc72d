// <archipel-territoires>: communes, agglomerations or SCoT side by side, and the communes on a map, under one hypothesis.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { compareTerritories, type Comparison, comparisonFile, explainTerritories, type CompareQuery, getTrajectory, type PrintedFigure } from '../api/trajectory.ts';
import { nextOrder } from '../contrats/sort.ts';
import { plural } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute, type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import './communes-map.ts';
import { compareFilters } from './compare-filters.ts';
import { matching, sortedRows, withoutData, withoutRate } from './compare-rows.ts';
import { compareTable } from './compare-table.ts';
import { Explainer } from './explainer.ts';
import { MEASURES, measureOf } from './map-classes.ts';
import { howToImport, scotNav } from './scot-nav.ts';
import { basisOf } from './settings.ts';
import { printedPart } from './trajectory-parts.ts';
import { sourceLine } from './trajectory-heads.ts';

@customElement('archipel-territoires')
export class ComparePage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  private readonly table = new Loader<Comparison>(this);
  /** Of the communes, when the table is of something else. */
  private readonly communes = new Loader<Comparison>(this);
  private readonly printed = new Loader<readonly PrintedFigure[]>(this);
  private readonly explainer = new Explainer(this, (signal) => explainTerritories(this.query(this.type), signal));
  private asked = '';

  private get type(): string {
    return this.route.filtres['type'] ?? 'commune';
  }

  private query(type: string): CompareQuery {
    const { scot, epci } = this.route.filtres;
    return { ...basisOf(this.route), type, scot, epci: type === 'scot' ? undefined : epci };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void Promise.all(['scot', 'epci'].map((layer) => this.catalogue.load(layer))).then(() => this.requestUpdate(), () => {});
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const query = this.query(this.type);
    const asked = JSON.stringify(query);
    if (asked === this.asked) return;
    this.asked = asked;
    this.explainer.reset();
    void this.table.load((signal) => compareTerritories(query, signal), true);
    if (this.type === 'commune') this.communes.clear();
    else void this.communes.load((signal) => compareTerritories(this.query('commune'), signal), true);
  }

  /** What the contracts print is asked for only when there is nothing else to show. */
  private printedFigures(): readonly PrintedFigure[] | null {
    if (this.printed.result.state === 'empty') {
      queueMicrotask(() => void this.printed.load(async (signal) => {
        const ids = (this.catalogue.known('scot') ?? (await this.catalogue.load('scot'))).map(({ id }) => id);
        return (await Promise.all(ids.map((id) => getTrajectory(`scot:${id}`, {}, signal)))).flatMap(({ chiffres_imprimes }) => chiffres_imprimes);
      }));
    }
    return this.printed.value;
  }

  private readonly change = (changes: Readonly<Record<string, string>>): void => {
    this.emit<ScotRoute>('amend', withAsked(this.route, changes));
  };

  private files(): TemplateResult {
    const query = this.query(this.type);
    return html`<p class="actions files"><span class="unit" aria-hidden="true">Comparaison</span>
      ${['xlsx', 'csv'].map((format) => html`<a class="button quiet" download href=${comparisonFile(query, format)}><span class="visually-hidden">Comparaison en </span>${format.toUpperCase()}</a> `)}</p>`;
  }

  private missing(): TemplateResult {
    const figures = this.printedFigures();
    return html`${howToImport(nothing)}${section('Ce que les contrats impriment', figures === null ? skeleton(3) : printedPart(figures))}`;
  }

  /** When they cannot be compared, each can still be read. */
  private ways(): TemplateResult {
    const places = ['scot', 'epci'].flatMap((layer) => (this.catalogue.known(layer) ?? []).map(({ id }) => [`${layer}:${id}`, this.catalogue.nameOf(layer, id) ?? id] as const));
    return section('Trajectoires', html`<ul class="rows">${places.map(([id, name]) => html`<li class="row"><a href=${href(scotRoute('trajectoire', id, this.route.filtres))}>${name}</a></li>`)}</ul>`);
  }

  /** From here to the check of a project: drawn, from a file, or chosen among the fiches of a territory. */
  private checks(): TemplateResult {
    const places = ['scot', 'epci'].flatMap((layer) => (this.catalogue.known(layer) ?? []).map(({ id }) => [`${layer}:${id}`, this.catalogue.nameOf(layer, id) ?? id] as const));
    return section('Vérifier un projet', html`
      <p class="actions"><a class="button primary" href=${href({ page: 'zone', trace: '', objet: '', distance: 0 })}>Dessiner, ou déposer un fichier</a> <a class="button" href=${href(scotRoute('scenarios'))}>Comparer des scénarios</a></p>
      ${places.length === 0 ? nothing : html`<p class="hint">Ou choisir des fiches, et dessiner à côté :</p><ul class="rows small">${places.map(([id, name]) => html`<li class="row"><a href=${href(scotRoute('projets', id, this.route.filtres))}>${name}</a></li>`)}</ul>`}`);
  }

  private body(value: Comparison): TemplateResult {
    const { filtres } = this.route;
    const rows = sortedRows(matching(value.items, filtres['q'] ?? ''), filtres['tri'] ?? '');
    const mapped = this.type === 'commune' ? value.items : (this.communes.value?.items ?? []);
    const measured = measureOf(filtres['couleur'], withoutRate(mapped));
    const empty = withoutData(value.items);
    return html`
      ${value.source ? sourceLine(value.source) : nothing}
      ${empty ? this.missing() : nothing}
      ${withoutRate(value.items) ? html`<p class="precision doubtful"><strong>Aucun taux n’est confirmé pour ces territoires.</strong> Choisissez une hypothèse, ou essayez un taux : enveloppe et reste apparaissent alors.</p>` : nothing}
      <div class="beside land">
        <div>${section('Carte des communes', html`
          <div class="filters single" role="group" aria-label="Couleur de la carte"><label>Colorer selon
            <select @change=${(event: Event) => this.change({ couleur: (event.target as HTMLSelectElement).value })}>
              ${MEASURES.map(([each, title]) => html`<option value=${each} ?selected=${measured === each}>${title}</option>`)}
            </select></label></div>
          <archipel-carte-foncier .catalogue=${this.catalogue} .rows=${mapped} .measured=${measured} .filtres=${filtres}></archipel-carte-foncier>`)}
          <div class="no-print">${this.checks()}</div></div>
        ${section('Territoires', html`${compareTable(rows, value.items, this.route, this.explainer, (key) => this.change({ tri: nextOrder(filtres['tri'] ?? '', key) }))}${this.files()}`, plural(rows.length, 'territoire'))}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.table;
    return html`
      ${sheetHead(scotNav(this.route), 'Sobriété foncière', html`<p class="lead">Ce que chaque territoire a consommé d’espaces naturels, agricoles et forestiers, ce qu’il peut encore consommer, et à quel rythme.</p>`)}
      ${compareFilters(this.route, this.catalogue, this.change)}
      ${result.state === 'problem' ? html`${problemMessage(result.problem, this.table.retry)}${this.ways()}`
        : value === null ? skeleton(10)
        : html`<div aria-busy=${result.state === 'pending' ? 'true' : 'false'}>${this.body(value)}</div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-territoires': ComparePage;
  }
}
