// The measures of a trajectory, one column a rate; each figure can be asked why.

import { html, nothing, type TemplateResult } from 'lit';
import type { Hypothesis, Measure, Trajectory } from '../api/trajectory.ts';
import { glue } from '../format/typography.ts';
import { type Content, unknown } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { quantity, rate } from './figures.ts';
import { rateState, statusCode, statusWord } from './words.ts';

export function statusMark(status: Parameters<typeof statusCode>[0]): TemplateResult {
  const code = statusCode(status);
  return code === 'inconnu' ? unknown() : html`<span class="land-status ${code}">${statusWord(status)}</span>`;
}

const SHORT: Readonly<Record<string, string>> = { depasse: 'Dépassé', risque: 'Risque', bonne_voie: 'Bonne voie' };

/** Where a column is narrow; the whole word is told to who points or listens. */
export function shortStatus(status: Parameters<typeof statusCode>[0]): TemplateResult {
  const code = statusCode(status);
  return code === 'inconnu' ? unknown() : html`<span class="land-status ${code}" title=${statusWord(status)}><span aria-hidden="true">${SHORT[code]}</span><span class="visually-hidden">${statusWord(status)}</span></span>`;
}

const AFTER: Readonly<Record<string, readonly [className: string, title: string]>> = {
  depasse: ['depasse', 'Dépassée'], possible: ['risque', 'Dépassement possible'], tenu: ['bonne_voie', 'Tenue'],
};

/** What becomes of the envelope once projects are done; a trajectory's own status is said too. */
export function afterMark(status: string | { readonly code: string } | null): TemplateResult {
  const code = typeof status === 'string' ? status : (status?.code ?? null);
  const [className, title] = AFTER[code ?? ''] ?? [null, ''];
  return className === null ? (code === 'risque' || code === 'bonne_voie' ? statusMark(code) : unknown()) : html`<span class="land-status ${className}">${title}</span>`;
}

/** Nothing is limited: the pace is nil. */
function unlimited({ cle, valeur, raison }: Measure): boolean {
  return cle === 'annees_restantes' && valeur === null && (raison ?? '').toLowerCase().includes('illimité');
}

function content(measure: Measure): Content {
  if (measure.valeur !== null) return quantity(measure.valeur, measure.unite);
  return unlimited(measure) ? 'Illimité' : unknown();
}

interface Column {
  readonly at: string;
  readonly measures: readonly Measure[];
  readonly hypothesis: Hypothesis | null;
}

/** Without any rate: what needs none, and why the rest is not known. */
function columnsOf({ hypotheses, indicateurs }: Trajectory): readonly Column[] {
  return hypotheses.length === 0 ? [{ at: '/indicateurs', measures: indicateurs, hypothesis: null }]
    : hypotheses.map((hypothesis, index) => ({ at: `/hypotheses/${index}/mesures`, measures: hypothesis.mesures, hypothesis }));
}

function cell({ at, measures, hypothesis }: Column, key: string, explainer: Explainer): TemplateResult {
  const index = measures.findIndex(({ cle }) => cle === key);
  const measure = measures[index];
  if (measure === undefined) return html`<td></td>`;
  const title = `${measure.titre}${hypothesis === null ? '' : ` à ${rate(hypothesis.taux_pct)}`}`;
  if (key === 'statut') return html`<td>${explainer.figure(`${at}/${index}`, title, hypothesis === null ? content(measure) : statusMark(hypothesis.statut))}</td>`;
  return html`<td>${explainer.figure(`${at}/${index}/valeur`, title, content(measure))}</td>`;
}

export function measuresTable(trajectory: Trajectory, explainer: Explainer): TemplateResult {
  const columns = columnsOf(trajectory);
  const first = columns[0]?.measures ?? [];
  const reasons = [...new Set(columns.flatMap(({ measures }) => measures.flatMap((measure) => (measure.valeur === null && measure.raison !== null && measure.cle !== 'statut' ? [measure.raison] : []))))];
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Mesures par taux, tableau">
      <table class="figures measures">
        <caption class="visually-hidden">Mesures de la trajectoire, par taux de réduction</caption>
        <thead><tr><th scope="col">Mesure</th>${columns.map(({ hypothesis }, index) => html`<th scope="col">${hypothesis === null ? 'Valeur' : html`
          ${rate(hypothesis.taux_pct)}<div class="row-below">${rateState(hypothesis.etat)}${index === trajectory.hypothese_retenue ? ', appliqué' : ''}</div>`}</th>`)}</tr></thead>
        <tbody>${first.map(({ cle, titre, calcul }, index) => html`
          <tr class=${cle === 'reste' || cle === 'statut' ? 'whole' : ''}><th scope="row">${glue(titre)}${calcul === null ? nothing : html`<div class="row-below second">${glue(calcul)}</div>`}</th>
            ${columns.map((column) => cell(column, cle, explainer))}</tr>
          ${columns.map(({ at, measures }) => explainer.row(`${at}/${measures[index]?.cle === cle ? index : measures.findIndex((each) => each.cle === cle)}`, 1 + columns.length))}`)}</tbody>
      </table>
    </div>
    ${reasons.length === 0 ? nothing : html`<ul class="reasons">${reasons.map((reason) => html`<li>${glue(reason)}</li>`)}</ul>`}
    ${trajectory.hypotheses.filter(({ source }) => source !== null).map((hypothesis) => html`<p class="hint">${rate(hypothesis.taux_pct)} : ${glue(hypothesis.titre ?? '')}. Source : ${glue(hypothesis.source ?? '')}</p>`)}`;
}
