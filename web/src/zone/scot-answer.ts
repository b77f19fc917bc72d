// The SCoT check on the page: words first, then figures, the doubt as a band, reasons, rule and computation.

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ScotCheck } from '../api/analysis.ts';
import { hectareInterval, hectares, plain } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { objetLink, row, scotLink } from '../ui/links.ts';
import { fact, known, section, unknown } from '../ui/parts.ts';
import { symbol } from '../ui/symbol.ts';
import { scotSentences } from './scot-words.ts';

const QUALIFICATIONS: Readonly<Record<string, string>> = {
  urbanisee: 'urbanisée', enaf: 'espace naturel, agricole ou forestier', a_trancher: 'à trancher',
};

/** A bar for the zone: surely urbanised, in doubt (hatched), surely open land. */
function band({ surface_ha, deja_urbanise_ha: { minimum, maximum } }: ScotCheck): TemplateResult {
  const x = (ha: number): number => (surface_ha > 0 ? Math.min(100, (100 * ha) / surface_ha) : 0);
  const parts = svg`
    <rect x="0" y="0" width="100" height="10" fill="#dfe7d8" />
    <rect x=${x(minimum)} y="0" width=${x(maximum) - x(minimum)} height="10" fill="url(#doubt)" />
    <rect x="0" y="0" width=${x(minimum)} height="10" fill="#6b6f76" />`;
  return html`
    <svg class="band" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <defs><pattern id="doubt" width="1.6" height="10" patternUnits="userSpaceOnUse"><rect width="1.6" height="10" fill="#dfe7d8" /><rect width="0.6" height="10" fill="#6b6f76" /></pattern></defs>
      ${parts}
    </svg>
    <ul class="band-key">
      <li><span class="key urban"></span>Déjà urbanisé, sûr</li>
      <li><span class="key doubt"></span>En doute</li>
      <li><span class="key open"></span>Le reste de la zone</li>
    </ul>
  `;
}

function perimeters(check: ScotCheck): TemplateResult {
  return html`
    <table class="figures">
      <caption class="visually-hidden">Surface par SCoT</caption>
      <thead><tr><th scope="col">SCoT</th><th scope="col">Dans la zone</th><th scope="col">Enveloppe restante</th></tr></thead>
      <tbody>
        ${check.scots.map((scot) => html`
          <tr><th scope="row">${scotLink(scot)}</th><td>${hectares(scot.surface_ha)}</td><td>${known(scot.reste_ha, hectares)}</td></tr>
          ${scot.raison ? html`<tr class="reason-row"><td colspan="3">${scot.raison}</td></tr>` : nothing}`)}
      </tbody>
    </table>
  `;
}

function overlaps(check: ScotCheck, catalogue: Catalogue): TemplateResult | typeof nothing {
  const filled = Object.entries(check.recouvrements).filter(([, { objets }]) => objets.length > 0);
  return filled.length === 0 ? nothing : html`
    ${filled.map(([id, { surface_ha, objets }]) => html`
      <div class="layer-group">
        <h3>${symbol(catalogue.layer(id))} <span>${catalogue.layer(id)?.title ?? id}</span> <span class="group-total">${hectares(surface_ha)} dans la zone</span></h3>
        <ul class="rows">${objets.map((object) => row(objetLink(object), hectares(object.surface_ha),
          object.qualification ? html`Qualification : ${QUALIFICATIONS[object.qualification] ?? object.qualification}` : nothing))}</ul>
      </div>`)}
  `;
}

interface Rule {
  readonly [name: string]: unknown;
}

function ruleLines(regle: unknown): TemplateResult | typeof nothing {
  if (typeof regle === 'string') return html`<p>${regle}</p>`;
  if (typeof regle !== 'object' || regle === null) return nothing;
  const texts = Object.values(regle as Rule).filter((value): value is string => typeof value === 'string' && value !== '');
  return html`<ul class="sources">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

export function scotAnswer(check: ScotCheck, catalogue: Catalogue): TemplateResult {
  const { deja_urbanise_ha: urban, consommation_potentielle_ha: consumed } = check;
  return section('Au regard du SCoT', html`
    <div class="answer">${scotSentences(check).map((sentence) => html`<p>${sentence}</p>`)}</div>
    ${band(check)}
    <dl class="facts">
      ${fact('Surface de la zone', hectares(check.surface_ha))}
      ${fact('Déjà urbanisé', hectareInterval(urban.minimum, urban.maximum))}
      ${fact('Hors friches et zones d’activité', hectares(check.surface_restante_ha))}
      ${fact('Consommation potentielle', hectareInterval(consumed.minimum, consumed.maximum))}
      ${fact('Espaces naturels, agricoles et forestiers', check.enaf === null || check.enaf === 'non renseigné' ? unknown() : check.enaf)}
    </dl>
    ${check.scots.length === 0 ? nothing : perimeters(check)}
    ${overlaps(check, catalogue)}
    ${check.raisons.length === 0 ? nothing : html`<h3>Ce qui limite cette réponse</h3><ul class="reasons">${check.raisons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
    <details class="more">
      <summary>Règle appliquée et calcul</summary>
      ${ruleLines(check.regle)}
      <table class="figures">
        <caption class="visually-hidden">Étapes du calcul</caption>
        <thead><tr><th scope="col">Étape</th><th scope="col">Valeur</th></tr></thead>
        <tbody>${check.trace.map(({ etape, valeur, unite }) => html`
          <tr><th scope="row">${etape}</th><td>${valeur === null ? unknown() : typeof valeur === 'number' ? (unite === 'ha' ? hectares(valeur) : `${plain(valeur)} ${unite ?? ''}`) : valeur}</td></tr>`)}</tbody>
      </table>
    </details>
  `);
}
