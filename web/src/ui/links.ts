// Links between sheets. An object's link carries `data-target`: pointing at it lights the object on the map.

import { html, nothing, type TemplateResult } from 'lit';
import type { CommuneRef, EpciRef, FicheRef, ObjetRef, ScotRef } from '../api/refs.ts';
import { glue } from '../format/typography.ts';
import { contracts } from '../state/contracts.ts';
import { href } from '../state/route.ts';
import type { Content } from './parts.ts';

export function communeLink({ insee, nom }: CommuneRef): TemplateResult {
  return html`<a href=${href({ page: 'commune', insee })} data-target="communes/${insee}">${nom}</a>`;
}

export function epciLink({ siren, nom }: EpciRef): TemplateResult {
  return html`<a href=${href({ page: 'objet', layer: 'epci', id: siren })} data-target="epci/${siren}">${nom}</a>`;
}

export function scotLink({ id, nom }: ScotRef): TemplateResult {
  return html`<a href=${href({ page: 'objet', layer: 'scot', id })} data-target="scot/${id}">${nom}</a>`;
}

export function objetLink({ layer, id, nom }: Pick<ObjetRef, 'layer' | 'id' | 'nom'>): TemplateResult {
  const route = layer === 'communes' ? href({ page: 'commune', insee: id })
    : layer === 'fiches' ? href({ page: 'fiche', id })
    : href({ page: 'objet', layer, id });
  return html`<a href=${route} data-target="${layer}/${id}">${nom ?? id}</a>`;
}

/** A row of a list: a link and a figure on its right. */
export function row(link: TemplateResult, figure: Content = nothing, below: Content = nothing): TemplateResult {
  return html`
    <li class="row">
      <div class="row-main">${link}${below === nothing ? nothing : html`<div class="row-below">${below}</div>`}</div>
      ${figure === nothing ? nothing : html`<div class="row-figure">${figure}</div>`}
    </li>
  `;
}

/** Its id until the service has told its name. */
export function contractName(id: string): string {
  return contracts.name(id);
}

export function contractIds(): readonly string[] {
  return contracts.ids;
}

/** `contract` says which contract the fiche is of; needless in a list of one contract. */
export function ficheRow(fiche: FicheRef, figure: Content = nothing, below: Content = nothing, contract = true): TemplateResult {
  return html`
    <li class="row">
      <div class="row-main">
        <a href=${href({ page: 'fiche', id: fiche.id })} data-target="fiches/${fiche.id}"
          ><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
        <div class="row-below">${contract ? contractName(fiche.contrat) : nothing}${contract && below !== nothing ? ' · ' : nothing}${below}</div>
      </div>
      ${figure === nothing ? nothing : html`<div class="row-figure">${figure}</div>`}
    </li>
  `;
}

const ROLES: Readonly<Record<string, string>> = {
  porte_sur: 'porte sur',
  dessert: 'dessert',
  mentionne: 'mentionne',
  localisation: 'localisation',
};

export function roleName(role: string | null | undefined): string | null {
  return role ? (ROLES[role] ?? role) : null;
}
