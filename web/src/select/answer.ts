// What is selected: totals, the list by layer, the fiches and their money, the files.

import { html, nothing, type TemplateResult } from 'lit';
import type { Selection } from '../api/analysis.ts';
import { count, distance, euros, hectares, kilometres, plural } from '../format/number.ts';
import { extent } from '../panel/layer-groups.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { ficheRow, objetLink, row } from '../ui/links.ts';
import { section } from '../ui/parts.ts';
import { savedAs } from '../ui/saved-as.ts';
import { symbol } from '../ui/symbol.ts';
import { layerFiles, toCsv, toGeoJson } from './files.ts';
import type { SelectedFiches, SelectedLayer } from './selected.ts';

export interface Answer {
  readonly selection: Selection;
  readonly layers: readonly SelectedLayer[];
  /** That name a place or a commune here; and those of the whole agglomeration. */
  readonly near: SelectedFiches | null;
  readonly wide: SelectedFiches | null;
}

function totals({ layers }: Answer, catalogue: Catalogue): TemplateResult {
  return html`
    <table class="select-totals">
      <caption class="visually-hidden">Totaux par couche</caption>
      <thead><tr><th scope="col">Couche</th><th scope="col" class="number">Objets</th><th scope="col" class="number">Ici</th></tr></thead>
      <tbody>
        ${layers.map(({ id, total }) => html`
          <tr><th scope="row">${symbol(catalogue.layer(id))} ${catalogue.layer(id)?.title ?? id}</th>
            <td class="number">${count(total.nombre)}</td>
            <td class="number">${[total.surface_ha ? hectares(total.surface_ha) : '', total.longueur_km ? kilometres(total.longueur_km) : ''].filter((text) => text !== '').join(' · ')}</td></tr>`)}
      </tbody>
    </table>
    ${layers.some(({ summed }) => summed) ? html`<p class="hint">Là où un filtre retient une partie d’une couche, ce que deux objets couvrent ensemble compte deux fois.</p>` : nothing}
  `;
}

function money({ fiches, montant_eur, without }: SelectedFiches): string {
  if (montant_eur === null) return `${plural(fiches.length, 'fiche')}, aucune chiffrée`;
  return `${plural(fiches.length, 'fiche')} · ${euros(montant_eur)}${without > 0 ? `, ${count(without)} sans montant` : ''}`;
}

function ficheList(part: SelectedFiches): TemplateResult {
  return html`<ul class="rows">${part.fiches.map((fiche) => ficheRow(fiche, fiche.montant_total_eur === null ? html`<em class="unknown">Non renseigné</em>` : euros(fiche.montant_total_eur)))}</ul>`;
}

function fiches({ near, wide }: Answer): TemplateResult | typeof nothing {
  if (near === null || wide === null) return nothing;
  return section('Fiches', html`
    ${near.fiches.length === 0 ? html`<p class="empty">Aucune fiche ne désigne un lieu ou une commune d’ici.</p>` : ficheList(near)}
    ${wide.fiches.length === 0 ? nothing : html`<details class="more"><summary>À l’échelle de l’agglomération : ${money(wide)}</summary>${ficheList(wide)}</details>`}
    <p class="hint">Montants totaux des fiches, entiers : une fiche agit aussi hors de la sélection.</p>`,
  near.fiches.length === 0 ? nothing : money(near));
}

function list({ layers }: Answer, catalogue: Catalogue): TemplateResult[] {
  return layers.map(({ id, objects, total }) => html`
    <details class="more" open>
      <summary>${symbol(catalogue.layer(id))} ${catalogue.layer(id)?.title ?? id}, ${plural(total.nombre, 'objet')}${total.nombre > objects.length ? `, les ${count(objects.length)} plus proches` : nothing}</summary>
      <ul class="rows">${objects.map((object) => row(objetLink(object), object.distance_m !== null && object.distance_m >= 1 ? html`à ${distance(object.distance_m)}` : extent(object.surface_commune_ha, object.longueur_km)))}</ul>
    </details>`);
}

function files({ layers }: Answer, catalogue: Catalogue): TemplateResult {
  const all = (text: string, type: string, name: string): void => savedAs(new Blob([text], { type }), name);
  const title = (id: string): string => catalogue.layer(id)?.title ?? id;
  return section('Télécharger', html`
    <p class="actions files">
      <button type="button" class="button quiet" @click=${() => all(toCsv(layers, title), 'text/csv;charset=utf-8', 'selection.csv')}>Tout en CSV</button>
      <button type="button" class="button quiet" @click=${() => all(JSON.stringify(toGeoJson(layers, (layer, id) => catalogue.find(layer, id))), 'application/geo+json', 'selection.geojson')}>Tout en GeoJSON</button>
    </p>
    <ul class="rows">${layers.map(({ id, objects }) => {
      const layer = catalogue.layer(id);
      const links = layer === null ? [] : layerFiles(layer, objects.map((object) => object.id));
      return links.length === 0 ? nothing : row(html`${title(id)}, tous les champs`, html`${links.map(({ title: format, href }, index) => html`${index > 0 ? ' · ' : nothing}<a download href=${href}><span class="visually-hidden">${title(id)} en </span>${format}</a>`)}`);
    })}</ul>`);
}

export function selectionResult(answer: Answer, catalogue: Catalogue): TemplateResult {
  const { selection, layers } = answer;
  const where = selection.distance_m > 0 ? ` à moins de ${distance(selection.distance_m)}` : '';
  const number = layers.reduce((sum, { total }) => sum + total.nombre, 0);
  return html`
    ${section('Sélection', layers.length === 0
      ? html`<p class="empty" role="status">Aucun objet ${where === '' ? 'ici' : where.trim()} dans les couches affichées. Élargissez la distance, ou affichez d’autres couches.</p>`
      : html`<p class="count" role="status">${plural(number, 'objet')}${where}, ${plural(selection.communes.length, 'commune')}.</p>${totals(answer, catalogue)}${list(answer, catalogue)}`,
    selection.surface_ha === null ? nothing : hectares(selection.surface_ha))}
    ${fiches(answer)}
    ${layers.length === 0 ? nothing : files(answer, catalogue)}
  `;
}
