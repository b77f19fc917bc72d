// The SCoT check in sentences. Figures the service does not know stay unknown: nothing is guessed here.

import type { ScotCheck } from '../api/analysis.ts';
import { hectareInterval, hectares, plural } from '../format/number.ts';

function listed(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names[names.length - 1]}`;
}

function where({ communes }: ScotCheck): string {
  if (communes.length === 0) return '';
  return communes.length <= 3
    ? `, à ${listed(communes.map(({ nom }) => nom))}`
    : `, sur ${plural(communes.length, 'commune')}`;
}

function perimeter({ scots, hors_perimetre_ha: outside, surface_ha }: ScotCheck): string {
  if (scots.length === 0) {
    return 'Elle est en dehors des deux SCoT du territoire.';
  }
  const names = scots.length === 1
    ? `Elle relève du SCoT ${scots[0]?.nom}`
    : `Elle relève de ${scots.length} SCoT : ${listed(scots.map(({ nom, surface_ha: part }) => `${nom} (${hectares(part)})`))}`;
  // Slivers along schematic boundaries are not worth a sentence.
  return outside > 0.005 * surface_ha ? `${names} ; ${hectares(outside)} sont hors du territoire.` : `${names}.`;
}

function consumption({ consommation_potentielle_ha: { minimum, maximum }, surface_ha }: ScotCheck): string {
  if (maximum <= 0.005) {
    return 'Tout est déjà urbanisé d’après les friches qualifiées et les zones d’activité connues : aucune consommation d’espace à prévoir.';
  }
  if (minimum >= surface_ha - 0.005) {
    return `Rien n’est connu comme déjà urbanisé : toute la surface, ${hectares(maximum)}, peut consommer des espaces naturels, agricoles ou forestiers.`;
  }
  return minimum === maximum
    ? `La consommation potentielle d’espaces est de ${hectares(maximum)}.`
    : `La consommation potentielle d’espaces est comprise ${hectareInterval(minimum, maximum)}, faute de savoir ce qui est déjà urbanisé.`;
}

export function scotSentences(check: ScotCheck): string[] {
  return [`La zone couvre ${hectares(check.surface_ha)}${where(check)}.`, perimeter(check), consumption(check)];
}
