// The page of a territory, of what data lack, and of keys: a chunk of its own.

import { html, type TemplateResult } from 'lit';
import type { TerritoryRoute } from '../state/territory-route.ts';
import './keys-page.ts';
import './quality-page.ts';
import './territory-page.ts';

export function page(route: TerritoryRoute): TemplateResult {
  switch (route.page) {
    case 'territoire':
      return html`<archipel-territoire class="wide territory" .perimetre=${route.perimetre}></archipel-territoire>`;
    case 'qualite':
      return html`<archipel-qualite class="wide" .route=${route}></archipel-qualite>`;
    case 'cles':
      return html`<archipel-cles class="wide"></archipel-cles>`;
  }
}
