// The SCoT check on the page: words first, then figures, the doubt as a band, reasons, rule, sources and computation.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Interval, RuleParameter, RuleSet, ScotCheck, TraceStep } from '../api/analysis.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { hectareInterval, hectares, plain } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { objetLink, row, scotLink } from '../ui/links.ts';
import { type Content, fact, known, section, unknown } from '../ui/parts.ts';
import { symbol } from '../ui/symbol.ts';
import type { Envelope } from '../api/what-if.ts';
import { envelopeView } from '../scot/envelope-result.ts';
import { scotSentences } from './scot-words.ts';

function interval({ minimum, maximum }: Interval): Content {
  return minimum === null || maximum === null ? unknown() : hectareInterval(minimum, maximum);
}

/** A bar for the zone: what consumes nothing for sure, what is in doubt (hatched), what consumes for sure. */
function band({ surface_ha, consommation_potentielle_ha: { minimum, maximum } }: ScotCheck): TemplateResult | typeof nothing {
  if (surface_ha === null || surface_ha === 0 || minimum === null || maximum === null) return nothing;
  const x = (ha: number): number => Math.min(100, Math.max(0, (100 * ha) / surface_ha));
  const [nothingUntil, doubtUntil] = [x(surface_ha - maximum), x(surface_ha - minimum)];
  return html`
    <svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <defs><pattern id="doubt" width="1.6" height="10" patternUnits="userSpaceOnUse"><rect width="1.6" height="10" fill="#f3f2ec" /><rect width="0.6" height="10" fill="#8a4b12" /></pattern></defs>
      ${svg`
        <rect x="0" y="0" width=${nothingUntil} height="10" fill="#dfe7d8" />
        <rect x=${nothingUntil} y="0" width=${doubtUntil - nothingUntil} height="10" fill="url(#doubt)" />
        <rect x=${doubtUntil} y="0" width=${100 - doubtUntil} height="10" fill="#8a4b12" />`}
    </svg>
    <ul class="band-key">
      <li><span class="key none"></span>Ne consomme pas</li>
      <li><span class="key doubt"></span>En doute</li>
      <li><span class="key sure"></span>Consomme</li>
    </ul>
  `;
}

function perimeters(check: ScotCheck): TemplateResult {
  return html`
    <h3>Enveloppe de consommation</h3>
    <table class="figures">
      <caption class="visually-hidden">Surface et enveloppe par SCoT</caption>
      <thead><tr><th scope="col">Périmètre</th><th scope="col">Dans la zone</th><th scope="col">Reste</th></tr></thead>
      <tbody>
        ${check.scots.map((scot) => html`
          <tr><th scope="row">${scotLink(scot)}</th><td>${known(scot.surface_ha, hectares)}</td><td>${known(scot.reste_ha, hectares)}</td></tr>
          ${scot.raison ? html`<tr class="reason-row"><td colspan="3">${glue(scot.raison)}</td></tr>` : nothing}`)}
      </tbody>
    </table>
  `;
}

/** Communes, agglomerations and SCoT touched, each before and after at every rate. */
function envelopes(all: readonly Envelope[]): TemplateResult {
  // A reason that all share is said once.
  const [first = null, ...others] = [...new Set(all.map(({ raison }) => raison))];
  const shared = others.length === 0 ? first : null;
  return html`<h3>Enveloppes, avant et après</h3>${all.map((envelope) => html`<div class="zone-envelope">${envelopeView(shared === null ? envelope : { ...envelope, raison: null }, null, false)}</div>`)}
    ${shared === null ? nothing : html`<p class="reason">${glue(shared)}</p>`}`;
}

function cover({ source, millesime, classes, artificialise_ha, raison }: NonNullable<ScotCheck['occupation_sol']>): TemplateResult {
  return html`
    <h3>Occupation du sol${source === null ? nothing : html` <span class="unit">${source}${millesime === null ? '' : ` ${millesime}`}</span>`}</h3>
    ${classes.length === 0 ? nothing : html`<ul class="rows small">${classes.map(({ titre, surface_ha, artificialise }) => row(html`<span>${titre}</span>`, hectares(surface_ha), artificialise === null ? nothing : artificialise ? 'artificialisé' : 'non artificialisé'))}</ul>
      <dl class="facts">${fact('Artificialisé', known(artificialise_ha, hectares))}</dl>`}
    ${raison === null ? nothing : html`<p class="reason">${glue(raison)}</p>`}`;
}

function overlaps(check: ScotCheck, catalogue: Catalogue): TemplateResult | typeof nothing {
  const filled = Object.entries(check.recouvrements).filter(([, { objets }]) => objets.length > 0);
  return filled.length === 0 ? nothing : html`
    ${filled.map(([id, { surface_ha, objets }]) => html`
      <div class="layer-group">
        <h3>${symbol(catalogue.layer(id))} <span>${catalogue.layer(id)?.title ?? id}</span> <span class="group-total">${hectares(surface_ha)} dans la zone</span></h3>
        <ul class="rows">${objets.map((object) => row(objetLink(object), hectares(object.surface_ha), object.motif ? glue(object.motif) : nothing))}</ul>
      </div>`)}
  `;
}

function parameterValue({ valeur, valeur_date, valeur_texte, unite }: RuleParameter): string {
  if (valeur !== null) {
    // Years are bounds of periods, not quantities.
    return unite === 'année' ? String(valeur) : `${plain(valeur)}${unite ? `\u202f${unite}` : ''}`;
  }
  return valeur_date === null ? (valeur_texte ?? '') : date(valeur_date);
}

function ruleView(rule: RuleSet | null): TemplateResult | typeof nothing {
  return rule === null ? nothing : html`
    <h3>${rule.titre}</h3>
    <p class="reason">${rule.description}</p>
    ${rule.parametres.length === 0 ? nothing : html`
      <ul class="rows small">${rule.parametres.map((parameter) => row(
        html`<span>${parameter.titre}</span>`,
        html`${parameterValue(parameter)}${parameter.etat === 'indicatif' ? html` <span class="unit">(indicatif)</span>` : nothing}`,
        parameter.source))}</ul>`}
    ${rule.textes.length === 0 ? nothing : html`<p class="reason">Textes : ${rule.textes.join(' ; ')}.</p>`}
  `;
}

function traceView(trace: readonly TraceStep[]): TemplateResult | typeof nothing {
  return trace.length === 0 ? nothing : html`
    <h3>Étapes du calcul</h3>
    <table class="figures">
      <caption class="visually-hidden">Étapes du calcul</caption>
      <thead><tr><th scope="col">Étape</th><th scope="col">Valeur</th></tr></thead>
      <tbody>${trace.map(({ etape, valeur, unite, calcul }) => html`
        <tr><th scope="row">${etape}${calcul ? html`<br /><span class="unit">${calcul}</span>` : nothing}</th>
          <td>${valeur === null ? unknown() : unite === 'ha' ? hectares(valeur) : `${plain(valeur)} ${unite ?? ''}`}</td></tr>`)}</tbody>
    </table>
  `;
}

export function scotAnswer(check: ScotCheck, catalogue: Catalogue): TemplateResult {
  return section('Au regard du SCoT', html`
    <div class="answer">${scotSentences(check).map((sentence) => html`<p>${glue(sentence)}</p>`)}</div>
    ${band(check)}
    <dl class="facts">
      ${fact('Surface de la zone', known(check.surface_ha, hectares))}
      ${fact('Déjà urbanisé, d’après les friches et zones connues', interval(check.deja_urbanise_ha))}
      ${fact('Hors friches et zones d’activité', known(check.surface_restante_ha, hectares))}
      ${fact('Consommation potentielle', interval(check.consommation_potentielle_ha))}
      ${check.charge_ha === undefined || check.charge_ha === null ? nothing : fact('À imputer aux enveloppes', interval(check.charge_ha))}
      ${check.hors_enveloppe_ha === undefined || check.hors_enveloppe_ha === null || check.hors_enveloppe_ha.maximum === 0 ? nothing : fact('Hors enveloppe', interval(check.hors_enveloppe_ha))}
      ${fact('Espaces naturels, agricoles et forestiers', check.enaf === null || check.enaf === 'non renseigné' ? unknown() : check.enaf)}
    </dl>
    ${check.deja_dans_millesime && check.deja_dans_millesime.reponse !== 'non' ? html`<p class="precision doubtful">${glue(check.deja_dans_millesime.phrase)}</p>` : nothing}
    ${overlaps(check, catalogue)}
    ${(check.enveloppes ?? []).length > 0 ? envelopes(check.enveloppes ?? []) : check.scots.length === 0 ? nothing : perimeters(check)}
    ${check.occupation_sol ? cover(check.occupation_sol) : nothing}
    ${check.raisons.length === 0 ? nothing : html`<h3>Ce qui limite cette réponse</h3><ul class="reasons">${check.raisons.map((reason) => html`<li>${glue(reason)}</li>`)}</ul>`}
    <details class="more">
      <summary>Règle appliquée, sources et calcul</summary>
      ${ruleView(check.regle)}
      ${(check.sources ?? []).length === 0 ? nothing : html`<h3>Sources des mesures</h3><ul class="sources">${check.sources?.map(({ titre, attribution }) => html`<li>${titre} : ${attribution ?? unknown()}</li>`)}</ul>`}
      ${traceView(check.trace)}
    </details>
  `);
}
