// <archipel-objet>: an object of any layer: its attributes by the catalogue's titles, units and codes, and its links.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getItem, type Item, itemPath } from '../api/features.ts';
import type { Field, Layer } from '../api/layer.ts';
import { getObjet, type ObjetLinks } from '../api/objet.ts';
import { fieldValue } from '../format/value.ts';
import { isGround } from '../map/order.ts';
import { type Catalogue, itemName } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { communeLink, ficheRow, roleName } from '../ui/links.ts';
import { fact, precisionNote, section, sheetHead, skeleton, sourceList } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { symbol } from '../ui/symbol.ts';
import './epci-part.ts';
import './scot-part.ts';
import { extent } from './layer-groups.ts';

/** Shown elsewhere on the sheet, in their own words. */
const APART = ['insee', 'communes', 'precision', 'sources'];
/** Longer than this, a value takes the whole width. */
const LONG = 60;

@customElement('archipel-objet')
export class ObjetView extends PageElement {
  @property() layer = '';
  @property({ attribute: 'object-id' }) objectId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  /** Grows when the catalogue changes, so that titles appear as soon as they are known. */
  @property({ attribute: false }) version = 0;
  private readonly item = new Loader<Item>(this);
  private readonly links = new Loader<ObjetLinks>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('layer') || changes.has('objectId')) {
      const { layer, objectId } = this;
      void this.item.load((signal) => getItem(layer, objectId, signal));
      if (isGround(layer)) {
        this.links.clear();
      } else {
        void this.links.load((signal) => getObjet(layer, objectId, signal));
      }
    }
  }

  protected override render(): TemplateResult {
    const layer = this.catalogue.layer(this.layer);
    const item = this.item.value ?? this.catalogue.find(this.layer, this.objectId);
    const { result } = this.item;
    const title = item !== null && layer !== null ? itemName(item, layer.label) : this.objectId;
    return html`
      ${sheetHead(html`${symbol(layer)} ${layer?.title ?? this.layer}`, title, this.places())}
      ${item !== null && layer !== null ? this.body(layer, item)
        : result.state === 'problem' ? problemMessage(result.problem, this.item.retry)
        : skeleton()}
    `;
  }

  private places(): TemplateResult | typeof nothing {
    const links = this.links.value;
    if (links === null || links.communes.length === 0) return nothing;
    return html`<p class="subtitle">${links.communes.map((commune, index) => html`${index === 0 ? nothing : ', '}${communeLink(commune)}`)}</p>`;
  }

  private body(layer: Layer, item: Item): TemplateResult {
    const fields = layer.fields.filter(({ name }) => name !== layer.label && !APART.includes(name));
    const filled = fields.flatMap((field) => {
      const value = fieldValue(field, item.properties[field.name]);
      return value === null ? [] : [{ field, value }];
    });
    const missing = fields.filter((field) => fieldValue(field, item.properties[field.name]) === null);
    const { precision, sources } = item.properties;
    return html`
      ${typeof precision === 'string' ? precisionNote(precision) : nothing}
      <p class="actions">
        <a class="button" href=${href({ page: 'zone', trace: '', objet: `${layer.id}/${item.id}`, distance: isGround(layer.id) ? 0 : 500 })}>Étudier autour</a>
        ${layer.id === 'friches' ? html`<a class="button" href=${href(scotRoute('registres', '', { registre: 'qualifications', objet: item.id }))}>Qualifier cette friche</a>` : nothing}
        ${layer.id === 'epci' || layer.id === 'scot' ? html`<a class="button primary" href=${href({ page: 'territoire', perimetre: `${layer.id}:${item.id}` })}>Portrait du territoire</a>
          <a class="button" href=${href(scotRoute('trajectoire', `${layer.id}:${item.id}`))}>Sobriété foncière</a>` : nothing}
        <a class="button quiet" href=${`${itemPath(layer.id, item.id)}?f=json`} download="${item.id}.geojson">GeoJSON</a>
      </p>
      ${this.fiches()}
      ${section('Ce que l’on sait', html`
        <dl class="facts">
          ${this.drawnExtent()}
          ${filled.map(({ field, value }) => html`<div class="fact ${value.length > LONG ? 'long' : ''}"><dt>${field.title}</dt><dd>${value}</dd></div>`)}
        </dl>
        ${this.missing(missing)}`)}
      ${layer.id === 'scot' ? html`<archipel-scot-part .scot=${item.id}></archipel-scot-part>` : nothing}
      ${layer.id === 'epci' ? html`<archipel-epci-part .siren=${item.id}></archipel-epci-part>` : nothing}
      ${Array.isArray(sources) && sources.length > 0 ? section('Sources', sourceList(sources as string[])) : nothing}
      ${layer.attribution ? html`<p class="attribution">${layer.attribution}</p>` : nothing}
    `;
  }

  private drawnExtent(): TemplateResult | typeof nothing {
    const links = this.links.value;
    const size = extent(links?.surface_ha, links?.longueur_km);
    return size === nothing ? nothing : fact(links?.longueur_km ? 'Longueur du tracé dessiné' : 'Surface du contour dessiné', size);
  }

  private missing(fields: readonly Field[]): TemplateResult | typeof nothing {
    return fields.length === 0 ? nothing
      : html`<p class="missing"><em class="unknown">Non renseigné :</em> ${fields.map(({ title }) => title).join(', ')}.</p>`;
  }

  private fiches(): TemplateResult | typeof nothing {
    const { result } = this.links;
    if (result.state === 'empty') return nothing;
    if (result.state === 'problem') return section('Fiches', problemMessage(result.problem, this.links.retry));
    if (result.state === 'pending') return section('Fiches', skeleton(2));
    const { fiches } = result.value;
    return section('Fiches', fiches.length === 0
      ? html`<p class="empty">Aucune fiche liée à cet objet.</p>`
      : html`<ul class="rows">${fiches.map((fiche) => ficheRow(fiche, nothing, roleName(fiche.role) ?? nothing))}</ul>`);
  }
}
