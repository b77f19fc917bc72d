// A failed request in words, with a way out.

import { html, nothing, type TemplateResult } from 'lit';
import type { ApiProblem } from '../api/problem.ts';
import { glue } from '../format/typography.ts';
import { href, HOME } from '../state/route.ts';

/** `retry` is offered when asking again may help; otherwise the way out is the home page. */
export function problemMessage(problem: ApiProblem, retry: (() => void) | null): TemplateResult {
  const way = problem.retryable && retry !== null
    ? html`<button type="button" class="button" @click=${retry}>Réessayer</button>`
    : html`<a href=${href(HOME)}>Revenir à l’accueil</a>`;
  return html`
    <div class="problem" role="alert">
      <p class="problem-title">${problem.title}</p>
      <p>${glue(problem.detail)}</p>
      ${problem.position === null ? nothing : html`<p>Position : ${problem.position.map((value) => value.toLocaleString('fr-FR', { maximumFractionDigits: 6 })).join(' ; ')} (longitude ; latitude).</p>`}
      <p>${way}</p>
    </div>
  `;
}
