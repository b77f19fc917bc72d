// The pages of land accounting: a chunk of its own, brought by <archipel-wide>.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import type { ScotRoute } from '../state/scot-route.ts';
import './trajectory-page.ts';

export function page(route: ScotRoute, _catalogue: Catalogue, _version: number): TemplateResult {
  return html`<archipel-trajectoire class="wide scot" .route=${route}></archipel-trajectoire>`;
}
