// <archipel-themes>: the way into the five themes, with a true figure of each.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listThemes, type ThemeSummary } from '../api/theme.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { type ThemeRoute, themeRoute } from '../state/theme-route.ts';
import { PageElement } from '../ui/element.ts';
import { sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { symbol } from '../ui/symbol.ts';
import { figureText, restsOn } from './figures.ts';
import { themeFilters } from './filters.ts';

@customElement('archipel-themes')
export class ThemesPage extends PageElement {
  @property({ attribute: false }) route!: ThemeRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  private readonly themes = new Loader<readonly ThemeSummary[]>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { scot, epci, commune } = this.route.filtres;
    if (changes.has('route')) void this.themes.load(async (signal) => (await listThemes({ scot, epci, commune }, signal)).items, true);
  }

  private tile({ id, titre, phrase, layer, nombre, chiffre }: ThemeSummary): TemplateResult {
    const described = this.catalogue.layer(layer);
    const rests = restsOn(chiffre);
    return html`
      <li class="theme-tile">
        <h2>${described === null ? nothing : symbol(described)}<a href=${href(themeRoute(id, { ...this.route.filtres, choix: '' }))}>${titre}</a></h2>
        <p class="theme-value">${figureText(chiffre) ?? unknown()}</p>
        <p class="theme-what">${chiffre.titre}${rests === null ? nothing : html` <span class="unit">(${rests})</span>`}</p>
        <p class="hint">${glue(phrase)}</p>
        <p class="unit">${plural(nombre, 'objet')}</p>
      </li>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.themes;
    return html`
      ${sheetHead('Territoire', 'Thèmes', html`<p class="subtitle prose">Cinq manières de regarder le territoire : ce que les contrats et les rapports en disent, et ce qu’ils ne disent pas.</p>`)}
      ${themeFilters(this.route, this.catalogue, (route) => this.emit('amend', route))}
      ${result.state === 'problem' ? problemMessage(result.problem, this.themes.retry) : value === null ? skeleton(8) : html`<ul class="theme-tiles">${value.map((each) => this.tile(each))}</ul>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-themes': ThemesPage;
  }
}
