// What one says of the zone as a project: its nature, where it stands, when it takes its ground; and the files of the check.

import type { Geometry } from 'geojson';
import { html, type TemplateResult } from 'lit';
import { checkBody, type SaidOfProject } from '../api/analysis.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { postForFile } from '../api/what-if.ts';
import { choice } from '../contrats/filter-parts.ts';
import { NATURES, STATES } from '../scot/choice.ts';
import { savedAs } from '../ui/saved-as.ts';

export function projectInputs(said: SaidOfProject, say: (part: Partial<SaidOfProject>) => void): TemplateResult {
  return html`
    <div class="filters zone-project" role="group" aria-label="Cette zone comme projet">
      ${choice('Nature du projet', 'Non précisée', said.nature, NATURES, (nature) => say({ nature }))}
      ${choice('État', 'Non précisé', said.etat, STATES.filter(([code]) => code !== '' && code !== 'abandonne').map(([code, title]) => [code, title.replace(/s$/, '')] as const), (etat) => say({ etat }))}
      <label>Prend son sol à partir du <input type="date" min="2011-01-01" max="2100-12-31" .value=${said.date_effet} @change=${(event: Event) => say({ date_effet: (event.target as HTMLInputElement).value })} /></label>
    </div>`;
}

/** `tell` gets what went wrong, or null when a file comes. */
export function checkFiles(geometry: Geometry, said: SaidOfProject, tell: (problem: ApiProblem | null) => void): TemplateResult {
  const take = (format: string): void => {
    tell(null);
    postForFile(`/api/scot/verifier.${format}`, checkBody(geometry, said)).then((blob) => savedAs(blob, `verification.${format}`), (error: unknown) => tell(asProblem(error)));
  };
  return html`<p class="actions files"><span class="unit" aria-hidden="true">Vérification</span>${['pdf', 'xlsx', 'csv'].map((format) => html`<button type="button" class="button quiet" @click=${() => take(format)}><span class="visually-hidden">Vérification en </span>${format.toUpperCase()}</button> `)}</p>`;
}
