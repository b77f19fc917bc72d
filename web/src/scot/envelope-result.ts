// Envelopes before and after: a bar and the same figures in a table, one row a rate.

import { html, nothing, type TemplateResult } from 'lit';
import type { Interval } from '../api/analysis.ts';
import type { Envelope, EnvelopeHypothesis } from '../api/what-if.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { type Content, known, unknown } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { envelopeBar, envelopeBarView, envelopeKey } from './envelope-bar.ts';
import { ha, interval, percent, rate } from './figures.ts';
import { afterMark } from './measures.ts';
import { rateState } from './words.ts';

/** What is projected is what all takes beyond the engaged. */
function beyond(all: Interval | null, engaged: Interval | null): Interval | null {
  if (all === null || all.minimum === null || all.maximum === null) return null;
  return { minimum: Math.max(0, all.minimum - (engaged?.minimum ?? 0)), maximum: Math.max(0, all.maximum - (engaged?.maximum ?? 0)) };
}

function plus(a: Interval | null, b: Interval | null): Interval | null {
  return a === null ? b : b === null ? a : { minimum: (a.minimum ?? 0) + (b.minimum ?? 0), maximum: (a.maximum ?? 0) + (b.maximum ?? 0) };
}

function part(value: Interval | null): string | null {
  if (value === null || value.minimum === null || value.maximum === null) return null;
  const [low, high] = [percent(value.minimum), percent(value.maximum)];
  return low === high ? high : `de ${low} à ${high}`;
}

/** Who explains the figures of an envelope, and where it stands in the answer. */
export interface Why {
  readonly explainer: Explainer;
  readonly at: string;
}

function row(each: EnvelopeHypothesis, index: number, besides: boolean, why: Why | null): TemplateResult {
  const at = `${why?.at ?? ''}/hypotheses/${index}`;
  const figure = (name: string, title: string, content: Content): Content => (why === null ? content : why.explainer.figure(`${at}/${name}`, `${title} à ${rate(each.taux_pct)}`, content));
  return html`
    <tr><th scope="row">${rate(each.taux_pct)} <span class="unit">${rateState(each.etat)}</span></th><td class="second">${figure('enveloppe_ha', 'Enveloppe', known(each.enveloppe_ha, ha))}</td><td>${figure('reste_avant_ha', 'Reste avant', known(each.reste_avant_ha, ha))}</td>
      <td class="second">${figure('charge_ha', 'À imputer', interval(each.charge_ha) ?? unknown())}</td><td>${figure('reste_apres_ha', 'Reste après', interval(each.reste_apres_ha) ?? unknown())}</td>${besides ? html`<td class="second">${figure('reste_apres_tout_ha', 'Reste après, engagés compris', interval(each.reste_apres_tout_ha) ?? unknown())}</td>` : nothing}<td class="second">${figure('part_pct', 'Part de l’enveloppe', part(each.part_pct) ?? unknown())}</td><td class="second">${afterMark(each.statut_apres)}</td></tr>
    ${why === null ? nothing : why.explainer.row(at, besides ? 8 : 7)}`;
}

/** `engaged`: the charge of those among the chosen that are engaged; null when the answer does not part them. */
export function envelopeView(envelope: Envelope, engaged: Interval | null, withBar: boolean, why: Why | null = null): TemplateResult {
  const { perimetre, hypotheses, raison } = envelope;
  const besides = hypotheses.some(({ reste_apres_tout_ha }) => reste_apres_tout_ha !== undefined);
  const taken = plus(engaged, envelope.engages_ha?.minimum == null ? null : envelope.engages_ha);
  const bars = hypotheses.map((each) => envelopeBar(each.enveloppe_ha, each.reste_avant_ha, taken, beyond(each.charge_ha, engaged)));
  return html`
    <h3><a href=${href(scotRoute('trajectoire', perimetre.id))}>${perimetre.titre}</a></h3>
    ${withBar ? html`${hypotheses.map((each, index) => (bars[index] === null ? nothing : html`<p class="hint bar-name">${rate(each.taux_pct)}</p>${envelopeBarView(bars[index] ?? null)}`))}${envelopeKey(bars)}` : nothing}
    ${hypotheses.length === 0 ? nothing : html`
      <table class="figures spread">
        <caption class="visually-hidden">Enveloppe de ${perimetre.titre}, avant et après</caption>
        <thead><tr><th scope="col">Taux</th><th scope="col" class="second">Enveloppe</th><th scope="col">Reste avant</th><th scope="col" class="second">À imputer</th><th scope="col">Reste après</th>${besides ? html`<th scope="col" class="second">Engagés compris</th>` : nothing}<th scope="col" class="second">Part</th><th scope="col" class="second">Alors</th></tr></thead>
        <tbody>${hypotheses.map((each, index) => row(each, index, besides, why))}</tbody>
      </table>`}
    ${besides && (envelope.engages_ha?.maximum ?? 0) > 0 ? html`<p class="hint">Engagés connus par ailleurs : ${interval(envelope.engages_ha)}.</p>` : nothing}
    ${raison === null ? nothing : html`<p class="reason">${glue(raison)}</p>`}`;
}
