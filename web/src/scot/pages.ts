// The pages of land accounting: a chunk of its own, brought by <archipel-wide>.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import type { ScotRoute } from '../state/scot-route.ts';
import './compare-page.ts';
import './projects-page.ts';
import './registers-page.ts';
import './report-page.ts';
import './rules-page.ts';
import './scenarios-page.ts';
import './trajectory-page.ts';

export function page(route: ScotRoute, catalogue: Catalogue, version: number): TemplateResult {
  switch (route.vue) {
    case 'comparaison':
      return html`<archipel-territoires class="wide scot" .route=${route} .catalogue=${catalogue} .version=${version}></archipel-territoires>`;
    case 'projets':
      return html`<archipel-essai class="wide scot" .route=${route} .catalogue=${catalogue}></archipel-essai>`;
    case 'regles':
      return html`<archipel-regles class="wide scot" .route=${route} .catalogue=${catalogue} .version=${version}></archipel-regles>`;
    case 'registres':
      return html`<archipel-registres class="wide scot" .route=${route} .catalogue=${catalogue}></archipel-registres>`;
    case 'rapport':
      return html`<archipel-rapport-local class="wide scot" .route=${route}></archipel-rapport-local>`;
    case 'scenarios':
      return html`<archipel-scenarios class="wide scot" .route=${route}></archipel-scenarios>`;
    case 'trajectoire':
      return html`<archipel-trajectoire class="wide scot" .route=${route}></archipel-trajectoire>`;
  }
}
