// What chooses a computation: rule set, source, edition, a rate of one's own. All of it is in the address.

import { html, nothing, type TemplateResult } from 'lit';
import type { RuleSummary } from '../api/rules.ts';
import type { ImportedSource } from '../api/consumption.ts';
import type { Basis, DataSource } from '../api/trajectory.ts';
import { choice, type Choice } from '../contrats/filter-parts.ts';
import type { ScotRoute } from '../state/scot-route.ts';

export type Change = (name: string, value: string) => void;

export function basisOf({ filtres }: ScotRoute): Basis {
  const { regle, source, millesime, taux } = filtres;
  return { regle, source, millesime, taux };
}

/** `54,47` as one types it, written as the service reads it; empty when it is no percentage. */
export function readRate(text: string): string {
  const value = Number(text.trim().replace('−', '').replace('-', '').replace('%', '').trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0 || value > 100 ? '' : String(value);
}

const SOURCE_NAMES: readonly Choice[] = [['enaf', 'Fichier ENAF (Cerema)'], ['ocs2d', 'OCS2D (région)']];

export function settings(route: ScotRoute, rules: readonly RuleSummary[], sources: readonly ImportedSource[], source: DataSource | null, change: Change): TemplateResult {
  const { regle = '', source: wanted = '', millesime = '', taux = '' } = route.filtres;
  const shown = wanted === '' ? (source?.id ?? 'enaf') : wanted;
  const editions = sources.find(({ id }) => id === shown)?.editions.map((each) => each.millesime) ?? source?.editions ?? [];
  const known: readonly Choice[] = sources.length === 0 ? SOURCE_NAMES : sources.map(({ id, titre }) => [id, titre] as const);
  return html`
    <div class="filters" role="group" aria-label="Choisir le calcul">
      ${choice('Règles', 'Le droit en vigueur', regle, rules.filter(({ par_defaut }) => par_defaut !== true).map(({ id, titre }) => [id, titre] as const), (value) => change('regle', value))}
      ${choice('Données', 'Celles par défaut', wanted, known, (value) => change('source', value))}
      ${choice('Édition', 'La dernière complète', millesime, editions.map((year) => [String(year), String(year)] as const), (value) => change('millesime', value))}
      <label>Essayer un taux de réduction, en %
        <input type="text" inputmode="decimal" placeholder="54,47" .value=${taux.replace('.', ',')} @change=${(event: Event) => change('taux', readRate((event.target as HTMLInputElement).value))} />
      </label>
    </div>
    ${regle + wanted + millesime + taux === '' ? nothing : html`<p class="actions"><button type="button" class="button quiet" @click=${() => change('', '')}>Revenir au calcul par défaut</button></p>`}`;
}
