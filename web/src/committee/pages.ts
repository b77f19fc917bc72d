// The page of an address of committees.

import { html, type TemplateResult } from 'lit';
import type { CommitteeRoute } from '../state/committee-route.ts';
import type { Catalogue } from '../state/catalogue.ts';
import './list-page.ts';
import './meeting-page.ts';
import './session-page.ts';

export function page(route: CommitteeRoute, catalogue: Catalogue): TemplateResult {
  return route.id === '' ? html`<archipel-comites class="wide" .route=${route}></archipel-comites>`
    : route.seance ? html`<archipel-seance class="wide" .route=${route} .catalogue=${catalogue}></archipel-seance>`
    : html`<archipel-comite class="wide" .route=${route}></archipel-comite>`;
}
