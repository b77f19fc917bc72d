// Tables of the comparison of scenarios: one column a scenario.

import { html, nothing, type TemplateResult } from 'lit';
import type { EnvelopeHypothesis } from '../api/what-if.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { type Content, known, unknown } from '../ui/parts.ts';
import { natureName } from './choice.ts';
import { ha, interval, percent, rate } from './figures.ts';
import { afterMark } from './measures.ts';
import { scenarioChart } from './scenario-chart.ts';
import { type Compared, leavesMost, type ProjectRow, type RateRow, type TerritoryRows } from './scenario-rows.ts';
import { rateState } from './words.ts';

function heads(all: readonly Compared[]): TemplateResult[] {
  return all.map(({ scenario }) => html`<th scope="col"><a href=${href(scotRoute('projets', scenario.perimetre, { scenario: scenario.id }))}>${glue(scenario.titre)}</a></th>`);
}

type Cell = (value: EnvelopeHypothesis) => Content;

const LINES: readonly (readonly [title: string, cell: Cell])[] = [
  ['Enveloppe', ({ enveloppe_ha }) => known(enveloppe_ha, ha)],
  ['Reste avant', ({ reste_avant_ha }) => known(reste_avant_ha, ha)],
  ['À imputer', ({ charge_ha }) => interval(charge_ha) ?? unknown()],
  ['Reste après', ({ reste_apres_ha }) => interval(reste_apres_ha) ?? unknown()],
  ['Reste après, engagés compris', ({ reste_apres_tout_ha }) => interval(reste_apres_tout_ha) ?? unknown()],
  ['Part de l’enveloppe', ({ part_pct }) => {
    if (part_pct === null || part_pct.minimum === null || part_pct.maximum === null) return unknown();
    const [low, high] = [percent(part_pct.minimum), percent(part_pct.maximum)];
    return low === high ? high : `de ${low} à ${high}`;
  }],
  ['Alors', ({ statut_apres }) => afterMark(statut_apres)],
];

function rateRows({ taux_pct, etat, values }: RateRow): TemplateResult {
  const most = leavesMost(values);
  return html`
    <tr class="group"><th scope="rowgroup" colspan=${1 + values.length}>À ${rate(taux_pct)} <span class="unit">${rateState(etat)}</span></th></tr>
    ${LINES.map(([title, cell]) => html`
      <tr class=${title === 'Reste après' ? 'whole' : ''}><th scope="row">${title}</th>${values.map((each, index) => html`<td>${each === null ? html`<span class="unit">pas touché</span>` : cell(each)}${title === 'Reste après' && index === most ? html`<div class="row-below">en laisse le plus</div>` : nothing}</td>`)}</tr>`)}`;
}

/** Those asked about in the open, the other territories folded. */
export function territoriesCompared(all: readonly Compared[], places: readonly TerritoryRows[]): TemplateResult {
  const table = ({ titre, id, rates }: TerritoryRows): TemplateResult => html`
    <h3><a href=${href(scotRoute('trajectoire', id))}>${titre}</a></h3>
    ${rates.length === 0 ? html`<p class="empty">Aucun taux ne donne d’enveloppe à ce territoire.</p>` : html`
      <div class="scroll" tabindex="0" role="region" aria-label="${titre} sous chaque scénario, tableau">
        <table class="figures side-by-side">
          <caption class="visually-hidden">${titre} sous chaque scénario</caption>
          <thead><tr><td></td>${heads(all)}</tr></thead>
          <tbody>${rates.map(rateRows)}</tbody>
        </table>
      </div>`}`;
  const others = places.filter(({ asked }) => !asked);
  return html`${places.filter(({ asked }) => asked).map(table)}
    ${others.length === 0 ? nothing : html`<details class="more"><summary>Autres territoires touchés (${others.length})</summary>${others.map(table)}</details>`}`;
}

export function projectsCompared(all: readonly Compared[], rows: readonly ProjectRow[]): TemplateResult {
  return rows.length === 0 ? html`<p class="empty">Ces scénarios n’ont aucun projet.</p>` : html`
    <div class="scroll report" tabindex="0" role="region" aria-label="Projets des scénarios, tableau">
      <table class="figures side-by-side">
        <caption class="visually-hidden">Projets des scénarios</caption>
        <thead><tr><th scope="col">Projet</th>${heads(all)}</tr></thead>
        <tbody>${rows.map(({ id, project, values }) => html`
          <tr><th scope="row">${project.fiche ? html`<a href=${href({ page: 'dossier', id: project.fiche.id })}>${project.fiche.numero ?? ''} ${glue(project.fiche.titre)}</a>` : glue(project.titre ?? id)}
              <div class="row-below">${natureName(project.nature) ?? 'nature non précisée'}</div></th>
            ${values.map((value) => html`<td>${value === null ? html`<span class="unit" aria-label="pas dans ce scénario">–</span>` : interval(value) ?? unknown()}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

let drawn: { readonly of: readonly Compared[]; readonly charts: readonly NonNullable<ReturnType<typeof scenarioChart>>[] } | null = null;

/** One chart a rate, for the territories asked about. Made once for each answer: a chart draws again when it is another. */
export function scenarioCharts(all: readonly Compared[], places: readonly TerritoryRows[]): TemplateResult {
  if (drawn?.of !== all) {
    const charts = places.filter(({ asked }) => asked).flatMap((place) => place.rates.map((row) => scenarioChart(all, place, row))).filter((spec) => spec !== null);
    drawn = { of: all, charts };
  }
  return drawn.charts.length === 0 ? html`<p class="empty">Aucune enveloppe n’est connue : les raisons sont sur la page de chaque territoire.</p>`
    : html`${drawn.charts.map((spec) => html`<archipel-chart .spec=${spec}></archipel-chart>`)}`;
}
