// Why the form was not saved: the fields to correct, what the service said, or the key it wants.

import { html, nothing, type TemplateResult } from 'lit';
import type { ApiProblem } from '../../api/problem.ts';
import { glue } from '../../format/typography.ts';
import '../../ui/key-panel.ts';
import { fieldId } from './fields.ts';
import { labelOf, plain } from './words.ts';

/** `goTo` takes the focus to a field; `again` saves once the key is given. */
export function refusal(errors: ReadonlyMap<string, string>, problem: ApiProblem | null, goTo: (name: string) => void, again: () => void): TemplateResult | typeof nothing {
  if (problem?.status === 401) {
    return html`<archipel-key asking why="Votre saisie est gardée. Donnez la clé : elle sera enregistrée aussitôt." @key-kept=${again}></archipel-key>`;
  }
  if (errors.size === 0 && problem === null) return nothing;
  return html`
    <div class="problem form-summary" role="alert" tabindex="-1">
      <p class="problem-title">${errors.size > 0 ? 'À corriger' : problem?.title}</p>
      ${errors.size > 0
        ? html`<ul>${[...errors].map(([name, sentence]) => html`
          <li><a href="#${fieldId(name)}" @click=${(event: Event) => { event.preventDefault(); goTo(name); }}>${labelOf(name, 'Numéro')}</a> : ${sentence}</li>`)}</ul>`
        : html`<p>${glue(plain(problem?.detail ?? ''))}</p>`}
    </div>`;
}
