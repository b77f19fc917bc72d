// The contracts' pages: a chunk of its own, brought by <archipel-wide>.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import type { ContratRoute } from '../state/contrat-route.ts';
import '../anomalies/anomalies-page.ts';
import './contrat-page.ts';
import './contrats-page.ts';
import './convention-page.ts';
import './followup-page.ts';
import './maquette-page.ts';

export function page(route: ContratRoute, catalogue: Catalogue): TemplateResult {
  switch (route.page) {
    case 'contrats':
      return html`<archipel-contrats class="wide"></archipel-contrats>`;
    case 'contrat':
      return html`<archipel-contrat class="wide" .route=${route} .catalogue=${catalogue}></archipel-contrat>`;
    case 'suivi':
      return html`<archipel-suivi class="wide" .route=${route}></archipel-suivi>`;
    case 'maquette':
      return html`<archipel-maquette class="wide" .route=${route}></archipel-maquette>`;
    case 'convention':
      return html`<archipel-convention class="wide" .route=${route}></archipel-convention>`;
    case 'anomalies':
      return html`<archipel-anomalies class="wide" .route=${route}></archipel-anomalies>`;
  }
}
