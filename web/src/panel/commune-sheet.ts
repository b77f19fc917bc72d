// <archipel-commune>: a commune's sheet.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type CommuneFiche, type CommuneSheet, getCommune } from '../api/commune.ts';
import { itemPath } from '../api/features.ts';
import { euros, hectares, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { population } from '../format/value.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { epciLink, ficheRow, scotLink } from '../ui/links.ts';
import { fact, known, precisionNote, section, sheetHead, skeleton, sourceList, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { extent, layerGroups } from './layer-groups.ts';

@customElement('archipel-commune')
export class CommuneView extends PageElement {
  @property() insee = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly sheet = new Loader<CommuneSheet>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('insee')) {
      const { insee } = this;
      void this.sheet.load((signal) => getCommune(insee, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result } = this.sheet;
    const name = result.state === 'ready' ? result.value.nom : (this.catalogue.nameOf('communes', this.insee) ?? `Commune ${this.insee}`);
    return html`
      ${sheetHead('Commune', name, result.state === 'ready' ? this.subtitle(result.value) : nothing)}
      ${result.state === 'ready' ? this.body(result.value)
        : result.state === 'problem' ? problemMessage(result.problem, this.sheet.retry)
        : skeleton()}
    `;
  }

  private subtitle({ epci, scot }: CommuneSheet): TemplateResult {
    return html`<p class="subtitle">${epci === null ? unknown() : epciLink(epci)} · ${scot === null ? unknown() : scotLink(scot)}</p>`;
  }

  private body(sheet: CommuneSheet): TemplateResult {
    return html`
      <dl class="facts">
        ${fact('Population', known(sheet.population, population))}
        ${fact('Surface', known(sheet.surface_ha, hectares))}
        ${fact('Code INSEE', sheet.insee)}
        ${fact('SIREN', known(sheet.siren, String))}
      </dl>
      <p class="actions">
        <a class="button" href=${href({ page: 'zone', trace: '', objet: `communes/${sheet.insee}`, distance: 0 })}>Étudier comme zone</a>
        <a class="button primary" href=${href({ page: 'territoire', perimetre: `commune:${sheet.insee}` })}>Portrait de la commune</a>
        <a class="button" href=${href(scotRoute('trajectoire', `commune:${sheet.insee}`))}>Sobriété foncière</a>
        <a class="button quiet" href=${`${itemPath('communes', sheet.insee)}?f=json`} download="commune-${sheet.insee}.geojson">GeoJSON</a>
      </p>
      ${this.fiches(sheet.fiches)}
      ${section('Lieux', layerGroups(this.catalogue, sheet.objets, sheet.totaux,
        (object) => extent(object.surface_dans_commune_ha, object.longueur_dans_commune_km))
        ?? html`<p class="empty">Aucun objet connu dans cette commune.</p>`, 'Surface ou longueur dans la commune')}
      ${section('Consommation d’espaces', html`
        <dl class="facts"><div class="fact"><dt>Espaces naturels, agricoles et forestiers consommés</dt>
          <dd>${known(sheet.consommation_enaf, hectares)}</dd></div></dl>
        ${sheet.consommation_enaf_raison ? html`<p class="reason">${glue(sheet.consommation_enaf_raison)}</p>` : nothing}`)}
      ${section('Contour et sources', html`${precisionNote(sheet.precision)}${sourceList(sheet.sources)}`)}
    `;
  }

  private fiches(fiches: readonly CommuneFiche[]): TemplateResult {
    const here = fiches.filter(({ portee }) => portee !== 'epci');
    const wide = fiches.filter(({ portee }) => portee === 'epci');
    const list = (part: readonly CommuneFiche[]): TemplateResult => html`
      <ul class="rows">${part.map((fiche) => ficheRow(fiche, known(fiche.montant_total_eur, euros), fiche.portee === 'objet' ? 'par un de ses lieux' : nothing))}</ul>`;
    return section('Fiches', html`
      ${here.length === 0 ? html`<p class="empty">Aucune fiche ne désigne cette commune ni un de ses lieux.</p>` : list(here)}
      ${wide.length === 0 ? nothing : html`
        <details class="more">
          <summary>${plural(wide.length, 'fiche')} à l’échelle de l’agglomération</summary>
          ${list(wide)}
        </details>`}
    `, here.length === 0 ? nothing : plural(here.length, 'fiche'));
  }
}
