// The pages of themes: a chunk of their own.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import type { ThemeRoute } from '../state/theme-route.ts';
import './theme-page.ts';
import './themes-page.ts';

export function page(route: ThemeRoute, catalogue: Catalogue, version: number): TemplateResult {
  return route.theme === ''
    ? html`<archipel-themes class="wide" .route=${route} .catalogue=${catalogue} .version=${version}></archipel-themes>`
    : html`<archipel-theme class="wide" .route=${route} .catalogue=${catalogue} .version=${version}></archipel-theme>`;
}
