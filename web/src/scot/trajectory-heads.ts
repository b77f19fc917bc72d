// What a trajectory is about and what it rests on.

import { html, nothing, type TemplateResult } from 'lit';
import type { DataSource, Trajectory } from '../api/trajectory.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { fact, section, unknown } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { ha, quantity } from './figures.ts';

const TYPES: Readonly<Record<string, string>> = { commune: 'Commune', epci: 'Agglomération', scot: 'SCoT', communes: 'Ensemble de communes' };

export function subtitle({ perimetre }: Trajectory): TemplateResult {
  const { type, communes, epci, scots, surface_ha } = perimetre;
  const around = type === 'commune'
    ? [...epci.map(({ siren, nom }) => html`<a href=${href(scotRoute('trajectoire', `epci:${siren}`))}>${nom}</a>`), ...scots.map(({ id, nom }) => html`<a href=${href(scotRoute('trajectoire', `scot:${id}`))}>${nom}</a>`)]
    : type === 'epci' ? scots.map(({ id, nom }) => html`<a href=${href(scotRoute('trajectoire', `scot:${id}`))}>${nom}</a>`)
    : epci.map(({ siren, nom }) => html`<a href=${href(scotRoute('trajectoire', `epci:${siren}`))}>${nom}</a>`);
  return html`<p class="subtitle">${TYPES[type] ?? type}${type === 'commune' ? nothing : html` · ${plural(communes.length, 'commune')}`}${surface_ha === null ? nothing : html` · ${ha(surface_ha)}`}
    ${around.map((link) => html` · ${link}`)}</p>`;
}

export function sourceLine({ titre, millesime, derniere_annee, provisoire, interpole, attribution }: DataSource): TemplateResult {
  const notes = [
    millesime === null ? null : `édition ${millesime}`,
    derniere_annee === null ? null : `jusqu’à ${derniere_annee}${provisoire ? ', dernière année provisoire' : ''}`,
    interpole ? 'bornes interpolées' : null,
  ].filter((note) => note !== null);
  return html`<p class="hint">Données : ${glue(titre)}${notes.length === 0 ? nothing : `, ${notes.join(', ')}`}.${attribution === null ? nothing : html` ${glue(attribution)}`}</p>`;
}

/** Land against households and jobs; nothing when the service knows none. */
export function efficiencyPart({ efficacite }: Trajectory, explainer: Explainer): TemplateResult | typeof nothing {
  return efficacite.length === 0 ? nothing : section('Efficacité', html`
    <dl class="facts">${efficacite.map(({ titre, valeur, unite, raison }, index) => html`
      ${fact(glue(titre), html`${explainer.figure(`/efficacite/${index}/valeur`, titre, valeur === null ? unknown() : quantity(valeur, unite))}
        ${valeur === null && raison !== null ? html`<div class="row-below">${glue(raison)}</div>` : nothing}`)}`)}</dl>
    ${explainer.panel('/efficacite')}`);
}
