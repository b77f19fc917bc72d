// The page of an address of participation.

import { html, type TemplateResult } from 'lit';
import type { ParticipationRoute } from '../state/participation-route.ts';
import './moderation-page.ts';
import './participate-page.ts';

export function page(route: ParticipationRoute): TemplateResult {
  return route.page === 'participer'
    ? html`<archipel-participer class="wide" .route=${route}></archipel-participer>`
    : html`<archipel-moderation class="wide" .route=${route}></archipel-moderation>`;
}
