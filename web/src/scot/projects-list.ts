// The projects one can choose from, by state, each with a box; what the data already hold is said, and not chosen twice.

import { html, nothing, type TemplateResult } from 'lit';
import type { KnownProject } from '../api/what-if.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { known, unknown } from '../ui/parts.ts';
import { byState, natureName } from './choice.ts';
import { ha, interval } from './figures.ts';

export type Choose = (ids: readonly string[], chosen: boolean) => void;

function name({ id, titre, fiche }: KnownProject): TemplateResult {
  return fiche ? html`<a href=${href({ page: 'dossier', id: fiche.id })}>${fiche.numero ?? ''} ${glue(fiche.titre)}</a>` : html`${glue(titre ?? id)}`;
}

function notes({ nature, etat, date_effet, deja_dans_millesime, surface_ha, communes = [], raisons = [] }: KnownProject): string {
  return [
    natureName(nature), etat?.origine === 'statut' ? 'état d’après le statut de la fiche' : null, date_effet === null ? null : `à partir du ${date(date_effet)}`,
    communes.length === 0 ? null : communes.slice(0, 3).map(({ nom }) => nom).join(', ') + (communes.length > 3 ? '…' : ''),
    deja_dans_millesime?.reponse === 'oui' ? 'déjà dans les données : compte pour zéro' : null, surface_ha === null ? (raisons[0] ?? null) : null,
  ].filter((note) => note !== null).join(' · ');
}

function line(project: KnownProject, chosen: boolean, choose: Choose, rank: string): TemplateResult {
  const id = `projet-${rank}`;
  return html`
    <tr class=${chosen ? 'chosen' : ''}><td class="box"><input type="checkbox" id=${id} aria-labelledby="${id}-nom" .checked=${chosen} @change=${(event: Event) => choose([project.id], (event.target as HTMLInputElement).checked)} /></td>
      <th scope="row"><span id="${id}-nom">${name(project)}</span><div class="row-below">${glue(notes(project))}</div></th>
      <td class="second">${known(project.surface_ha, ha)}</td><td>${interval(project.charge_ha) ?? unknown()}</td></tr>`;
}

function group(title: string, projects: readonly KnownProject[], ids: ReadonlySet<string>, choose: Choose, rank: number): TemplateResult {
  const own = projects.map(({ id }) => id);
  const all = own.every((id) => ids.has(id));
  return html`
    <tbody>
      <tr class="group"><td class="box"><input type="checkbox" aria-label="Tous : ${title}" .checked=${all} .indeterminate=${!all && own.some((id) => ids.has(id))} @change=${(event: Event) => choose(own, (event.target as HTMLInputElement).checked)} /></td>
        <th scope="rowgroup" colspan="3">${title} <span class="unit">${plural(projects.length, 'projet')}</span></th></tr>
      ${projects.map((project, index) => line(project, ids.has(project.id), choose, `${rank}-${index}`))}
    </tbody>`;
}

export function projectsTable(projects: readonly KnownProject[], ids: ReadonlySet<string>, choose: Choose): TemplateResult {
  return projects.length === 0 ? html`<p class="empty">Aucun projet connu n’a d’emprise dans ce périmètre. Dessinez le vôtre, ou déclarez-en un au registre.</p>` : html`
    <div class="scroll report" tabindex="0" role="region" aria-label="Projets connus, tableau">
      <table class="figures projects">
        <caption class="visually-hidden">Projets connus, à choisir</caption>
        <thead><tr><td><span class="visually-hidden">Choisir</span></td><th scope="col">Projet</th><th scope="col" class="second">Surface</th><th scope="col">À imputer</th></tr></thead>
        ${byState(projects).map(([title, own], index) => group(title, own, ids, choose, index))}
      </table>
    </div>${projects.some(({ fiche, surface_ha }) => fiche && surface_ha !== null) ? html`<p class="hint">L’emprise d’une fiche est celle des objets sur lesquels elle porte : le projet peut n’en occuper qu’une partie. Dessinez-le, ou déposez son tracé, pour être plus juste.</p>` : nothing}
    ${projects.some(({ surface_ha }) => surface_ha === null) ? html`<p class="hint">Sans emprise connue, un projet n’a ni surface ni charge.</p>` : nothing}`;
}
