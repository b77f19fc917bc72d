// <archipel-scenarios>: kept scenarios, two or three of them side by side. The choice is in the address.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listScenarios, scenarioResult, type ScenarioSummary } from '../api/what-if.ts';
import { listRules, type RuleSummary } from '../api/rules.ts';
import type { List } from '../api/refs.ts';
import '../chart/chart.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute, type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { readIds, writeIds } from './choice.ts';
import { type Compared, MOST, projectRows, territories } from './scenario-rows.ts';
import { scenarioCharts, projectsCompared, territoriesCompared } from './scenario-tables.ts';
import { scotNav } from './scot-nav.ts';
import { basisOf, settings } from './settings.ts';

@customElement('archipel-scenarios')
export class ScenariosPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  private readonly all = new Loader<{ readonly items: readonly ScenarioSummary[] }>(this);
  private readonly rules = new Loader<List<RuleSummary>>(this);
  private readonly compared = new Loader<readonly Compared[]>(this);
  private asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.all.load((signal) => listScenarios(signal)).then(() => this.run());
    void this.rules.load((signal) => listRules(signal));
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('route')) this.run();
  }

  /** Those of the address that are there. */
  private get chosen(): readonly ScenarioSummary[] {
    const items = this.all.value?.items ?? [];
    return readIds(this.route.filtres['choix'] ?? '').flatMap((id) => items.filter((each) => each.id === id)).slice(0, MOST);
  }

  private run(): void {
    const { chosen } = this;
    const basis = basisOf(this.route);
    const asked = JSON.stringify([chosen.map(({ id }) => id), basis]);
    if (asked === this.asked || this.all.value === null) return;
    this.asked = asked;
    if (chosen.length === 0) {
      this.compared.clear();
      return;
    }
    void this.compared.load((signal) => Promise.all(chosen.map(async (scenario) => ({ scenario, result: await scenarioResult(scenario.id, basis, signal) }))), true);
  }

  private readonly change = (name: string, value: string): void => {
    this.emit<ScotRoute>('amend', name === '' ? withAsked(this.route, { taux: '', regle: '', source: '', millesime: '' }) : withAsked(this.route, { [name]: value }));
  };

  private choose(id: string, on: boolean): void {
    const ids = this.chosen.map((each) => each.id).filter((each) => each !== id);
    this.emit<ScotRoute>('amend', withAsked(this.route, { choix: writeIds(on ? [...ids, id] : ids) }));
  }

  private list(items: readonly ScenarioSummary[]): TemplateResult {
    const chosen = new Set(this.chosen.map(({ id }) => id));
    const full = chosen.size >= MOST;
    return items.length === 0 ? html`<p class="empty">Aucun scénario n’est enregistré. Choisissez des projets sur la page « Projets » d’un territoire, puis enregistrez votre choix.</p>` : html`
      <ul class="rows scenario-list">${items.map(({ id, titre, description, perimetre, nombre, auteur, modifie_le }) => html`
        <li class="row"><div class="row-main"><input type="checkbox" id="scenario-${id}" .checked=${chosen.has(id)} ?disabled=${full && !chosen.has(id)} @change=${(event: Event) => this.choose(id, (event.target as HTMLInputElement).checked)} />
            <label for="scenario-${id}">${glue(titre)}</label>
            <div class="row-below">${plural(nombre, 'projet')} · ${auteur}, ${date(modifie_le)}${description === null ? nothing : html` · ${glue(description)}`}</div></div>
          <div class="row-figure"><a href=${href(scotRoute('projets', perimetre, { scenario: id }))}>Ouvrir<span class="visually-hidden"> ${titre}</span></a></div></li>`)}</ul>
      ${full ? html`<p class="hint">Trois scénarios au plus se lisent côte à côte.</p>` : nothing}`;
  }

  private missing(): TemplateResult | typeof nothing {
    const asked = readIds(this.route.filtres['choix'] ?? '').length;
    const gone = asked - this.chosen.length;
    return gone <= 0 ? nothing : html`<p class="precision doubtful">${asked > MOST ? 'Trois scénarios au plus se comparent : les autres de l’adresse sont laissés de côté.' : `${plural(gone, 'scénario')} de cette adresse n’${gone === 1 ? 'existe' : 'existent'} plus.`}</p>`;
  }

  private comparison(): TemplateResult | typeof nothing {
    const { result, value } = this.compared;
    if (this.chosen.length === 0) return nothing;
    if (result.state === 'problem') return problemMessage(result.problem, this.compared.retry);
    if (value === null) return skeleton(8);
    const places = territories(value);
    return html`
      <div aria-busy=${result.state === 'pending' ? 'true' : 'false'}>
        <div class="no-print">${settings(this.route, this.rules.value?.items ?? [], [], null, this.change)}</div>
        ${value.map(({ scenario, result: { phrase = null } }) => (phrase === null ? nothing : html`<div class="answer"><p><strong>${glue(scenario.titre)}.</strong> ${glue(phrase)}</p></div>`))}
        ${section('Ce qui reste de l’enveloppe', scenarioCharts(value, places))}
        ${section('Enveloppes, côte à côte', territoriesCompared(value, places))}
        ${section('Projets, côte à côte', projectsCompared(value, projectRows(value)), 'Charge de chaque projet, là où il est choisi')}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.all;
    const n = this.chosen.length;
    return html`
      ${sheetHead(scotNav(this.route), 'Scénarios', html`<p class="lead">Des choix de projets gardés sous un nom. Cochez-en deux ou trois : l’adresse de cette page garde la comparaison.</p>`)}
      ${result.state === 'problem' ? problemMessage(result.problem, this.all.retry) : value === null ? skeleton(4)
        : html`${this.missing()}${section('Scénarios enregistrés', this.list(value.items), n === 0 ? undefined : plural(n, 'choisi'))}${this.comparison()}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-scenarios': ScenariosPage;
  }
}
