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

function perimeter({ scots, hors_perimetre_ha, surface_ha }: ScotCheck): string {
  const outside = hors_perimetre_ha ?? 0;
  if (scots.length === 0) {
    return 'Elle est en dehors des deux SCoT du territoire.';
  }
  const names = scots.length === 1
    ? `Elle relève du ${scots[0]?.nom}`
    : `Elle relève de ${scots.length} SCoT : ${listed(scots.map(({ nom, surface_ha: part }) => (part === null ? nom : `${nom} (${hectares(part)})`)))}`;
  // Slivers along schematic boundaries are not worth a sentence.
  return outside > 0.005 * (surface_ha ?? 0) ? `${names} ; ${hectares(outside)} sont hors du territoire.` : `${names}.`;
}

function consumption({ consommation_potentielle_ha: { minimum, maximum } }: ScotCheck): string | null {
  if (minimum === null || maximum === null) {
    return null;
  }
  if (maximum < 0.005) {
    return 'D’après ce qui est connu (friches qualifiées, zones d’activité existantes), tout le sol est déjà urbanisé : aucune consommation d’espaces n’est comptée.';
  }
  return hectares(minimum) === hectares(maximum)
    ? `La consommation potentielle d’espaces est de ${hectares(maximum)}.`
    : `La consommation potentielle d’espaces est comprise ${hectareInterval(minimum, maximum)}, faute de savoir si le sol est naturel, agricole ou forestier.`;
}

/** What is charged is the service's own sentence. A fiche without footprint has no surface: then only where it is, and why there is no figure. */
export function scotSentences(check: ScotCheck): string[] {
  const size = check.surface_ha === null ? null : `La zone couvre ${hectares(check.surface_ha)}${where(check)}.`;
  return [size, perimeter(check), check.phrase || consumption(check)].filter((sentence) => sentence !== null);
}
