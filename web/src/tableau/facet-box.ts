// A filter of the table: its name, what is chosen of it, and its values with how many fiches each would give.

import { html, nothing, type TemplateResult } from 'lit';
import type { FacetValue } from '../api/tableau.ts';
import { operation, status } from '../format/code.ts';
import { fold } from '../format/fold.ts';
import { count } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { TableauName } from '../state/tableau-route.ts';
import { contractName } from '../ui/links.ts';

export const FACET_TITLES: readonly (readonly [TableauName, string])[] = [
  ['contrat', 'Contrat'], ['commune', 'Commune'], ['theme', 'Thème'], ['axe', 'Axe'], ['statut', 'Statut'], ['maitre', 'Maîtrise d’ouvrage'],
  ['annee', 'Année'], ['type', 'Type'], ['epci', 'Agglomération'], ['emprise', 'Emprise'], ['retard', 'Retard'],
];

/** Longer lists get a box to search them. */
const LONG = 12;

export function valueTitle(name: TableauName, value: Pick<FacetValue, 'valeur' | 'titre' | 'dans'>, catalogue: Catalogue): string {
  const { valeur, titre } = value;
  switch (name) {
    case 'contrat': return contractName(valeur);
    case 'theme': return catalogue.layer(valeur)?.title ?? valeur;
    case 'statut': return status(valeur);
    case 'type': return operation(valeur);
    case 'emprise': return valeur === 'propre' ? 'Située' : 'Sans emprise propre';
    case 'retard': return valeur === 'true' ? 'En retard' : 'Pas en retard';
    case 'commune': return titre ?? catalogue.nameOf('communes', valeur) ?? valeur;
    default: return titre ?? valeur;
  }
}

export interface FacetContext {
  readonly catalogue: Catalogue;
  readonly words: string;
  readonly type: (words: string) => void;
  readonly toggle: (value: string) => void;
  readonly clear: () => void;
  readonly open: boolean;
  readonly opened: (open: boolean) => void;
}

function below(name: TableauName, { dans }: FacetValue): string {
  return dans === null ? '' : name === 'axe' ? contractName(dans) : dans;
}

export function facetBox(name: TableauName, title: string, values: readonly FacetValue[], context: FacetContext): TemplateResult {
  const chosen = values.filter(({ choisie }) => choisie).length;
  const words = fold(context.words);
  const shown = values.length <= LONG || words === '' ? values
    : values.filter((value) => value.choisie || fold(`${valueTitle(name, value, context.catalogue)} ${below(name, value)}`).includes(words));
  return html`
    <details class="facet" name="facette" data-facet=${name} ?open=${context.open} @toggle=${(event: Event) => context.opened((event.target as HTMLDetailsElement).open)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !context.open) return;
        const box = event.currentTarget as HTMLDetailsElement;
        box.open = false;
        box.querySelector('summary')?.focus();
        event.stopPropagation();
      }}>
      <summary>${title}${chosen === 0 ? nothing : html` <span class="facet-count">${chosen}<span class="visually-hidden"> ${chosen === 1 ? 'choix' : 'choix faits'}</span></span>`}</summary>
      <fieldset class="facet-values">
        <legend class="visually-hidden">${title}</legend>
        ${values.length <= LONG ? nothing : html`<label class="facet-search"><span class="visually-hidden">Chercher dans ${title}</span>
          <input type="search" placeholder="Chercher…" .value=${context.words} @input=${(event: Event) => context.type((event.target as HTMLInputElement).value)} /></label>`}
        <div class="facet-list">
          ${shown.length === 0 ? html`<p class="hint">Aucune valeur ne répond à ces lettres.</p>` : shown.map((value) => html`
            <label class="facet-value ${value.nombre === 0 ? 'none' : ''}">
              <input type="checkbox" .checked=${value.choisie} ?disabled=${value.nombre === 0 && !value.choisie} @change=${() => context.toggle(value.valeur)} />
              <span class="facet-name">${valueTitle(name, value, context.catalogue)}${below(name, value) === '' ? nothing : html` <span class="unit">${below(name, value)}</span>`}</span>
              <span class="facet-number">${count(value.nombre)}</span>
            </label>`)}
        </div>
        ${chosen === 0 ? nothing : html`<button type="button" class="button quiet small" @click=${context.clear}>Tout retirer</button>`}
      </fieldset>
    </details>`;
}
