// The contracts' pages: a chunk of its own, brought by <archipel-wide>.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import type { ContratRoute } from '../state/contrat-route.ts';
import '../anomalies/anomalies-page.ts';
import './contrat-page.ts';
import './contrats-page.ts';
import './followup-page.ts';

export function page(route: ContratRoute, catalogue: Catalogue): TemplateResult {
  return route.page === 'contrats' ? html`<archipel-contrats class="wide"></archipel-contrats>`
    : route.page === 'anomalies' ? html`<archipel-anomalies class="wide" .route=${route}></archipel-anomalies>`
    : route.page === 'suivi' ? html`<archipel-suivi class="wide" .route=${route}></archipel-suivi>`
    : html`<archipel-contrat class="wide" .route=${route} .catalogue=${catalogue}></archipel-contrat>`;
}
