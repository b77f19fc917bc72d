// What a zone touches: communes, objects by layer, fiches.

import { html, nothing, type TemplateResult } from 'lit';
import type { Selection, TouchedObjet } from '../api/analysis.ts';
import { distance, hectares, plural } from '../format/number.ts';
import { extent, layerGroups } from '../panel/layer-groups.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { communeLink, ficheRow, roleName, row } from '../ui/links.ts';
import { type Content, section } from '../ui/parts.ts';

function figure(object: TouchedObjet): Content {
  if (object.distance_m !== null && object.distance_m >= 1) {
    return html`à ${distance(object.distance_m)}`;
  }
  return extent(object.surface_commune_ha, object.longueur_km);
}

export function selectionAnswer(selection: Selection, catalogue: Catalogue): TemplateResult {
  const around = selection.distance_m > 0 ? `à moins de ${distance(selection.distance_m)}` : 'dans la zone';
  return html`
    ${section('Ce que la zone touche',
      layerGroups(catalogue, selection.objets, selection.totaux, figure) ?? html`<p class="empty">Aucun objet ${around}.</p>`,
      selection.surface_ha === null ? nothing : hectares(selection.surface_ha))}
    ${section('Communes', html`
      <ul class="rows">${selection.communes.map((commune) => row(communeLink(commune), commune.surface_ha ? hectares(commune.surface_ha) : nothing))}</ul>`,
      plural(selection.communes.length, 'commune'))}
    ${section('Fiches', selection.fiches.length === 0
      ? html`<p class="empty">Aucune fiche liée à ce que la zone touche.</p>`
      : html`
        <details class="more" ?open=${selection.fiches.length <= 8}>
          <summary>${plural(selection.fiches.length, 'fiche')}</summary>
          <ul class="rows">${selection.fiches.map((fiche) => ficheRow(fiche, nothing, roleName(fiche.role) ?? nothing))}</ul>
        </details>`)}
  `;
}
