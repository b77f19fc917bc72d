// Where a figure comes from: formula, values, rules, sources; a value that was itself computed opens in its turn.

import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation, Explanations, Term } from '../api/trajectory.ts';
import { glue } from '../format/typography.ts';
import { quantity } from './figures.ts';

/** The explanation of the figure at `pointer`, or of the nearest thing that holds it; null when there is none. */
export function explanationAt(explanations: Explanations, pointer: string): Explanation | null {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const found = explanations[path];
    if (found !== undefined) return found;
  }
  return null;
}

function value(amount: number | undefined, unit: string | undefined): string {
  return amount === undefined ? 'non renseigné' : quantity(amount, unit);
}

function term({ nom, valeur, unite, source, pourquoi }: Term): TemplateResult {
  return html`
    <li>${glue(nom)} : <strong>${value(valeur, unite)}</strong>${source === undefined ? nothing : html` <span class="unit">(${glue(source)})</span>`}
      ${pourquoi === undefined ? nothing : html`<details class="more"><summary>Comment</summary>${explanationView(pourquoi)}</details>`}</li>`;
}

export function explanationView({ formule, calcul, termes, regles, sources, raison }: Explanation): TemplateResult {
  return html`
    ${raison === undefined ? nothing : html`<p>${glue(raison)}</p>`}
    <p class="why-formula">${glue(formule)}</p>
    ${calcul === undefined ? nothing : html`<p class="why-formula">${glue(calcul)}</p>`}
    ${termes.length === 0 ? nothing : html`<ul class="reasons">${termes.map(term)}</ul>`}
    ${regles.length === 0 ? nothing : html`<ul class="reasons">${regles.map((rule) => html`<li>Règle ${rule.cle} (${rule.perimetre}) : <strong>${rule.valeur}</strong>, ${rule.etat === 'indicatif' ? 'indicatif' : 'établi'}. ${glue(rule.source)}</li>`)}</ul>`}
    ${sources.length === 0 ? nothing : html`<p class="hint">Sources : ${glue(sources.join(' ; '))}</p>`}`;
}
