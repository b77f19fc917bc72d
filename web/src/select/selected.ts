// What a selection holds, as the page says it: by layer, the objects that the map's layers and filters let through.

import type { Selection, TouchedObjet } from '../api/analysis.ts';
import type { LayerTotal } from '../api/commune.ts';
import type { FicheSummary } from '../api/fiche.ts';

export interface SelectedLayer {
  readonly id: string;
  readonly objects: readonly TouchedObjet[];
  readonly total: LayerTotal;
  /** Where its objects cover each other, the ground counts once; not when a filter left some out. */
  readonly summed: boolean;
}

export interface SelectedFiches {
  readonly fiches: readonly FicheSummary[];
  readonly montant_eur: number | null;
  /** How many have no amount. */
  readonly without: number;
}

function sum(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => typeof value === 'number');
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
}

/** `passes`: whether the map shows an object. Layers that hold nothing are left out. */
export function selectedLayers(selection: Selection, passes: (layer: string, id: string) => boolean): readonly SelectedLayer[] {
  return Object.entries(selection.objets).flatMap(([id, touched]) => {
    const objects = touched.filter((object) => passes(id, object.id));
    if (objects.length === 0) return [];
    const whole = selection.totaux[id];
    const all = objects.length === touched.length && whole !== undefined;
    return [{
      id, objects, summed: !all,
      total: all ? whole : { nombre: objects.length, surface_ha: sum(objects.map((object) => object.surface_commune_ha)), longueur_km: sum(objects.map((object) => object.longueur_km)) },
    }];
  });
}

/** Cents, so that no euro is lost in adding. */
export function sumOfFiches(fiches: readonly FicheSummary[]): SelectedFiches {
  const known = fiches.filter(({ montant_total_eur }) => montant_total_eur !== null);
  const cents = known.reduce((all, { montant_total_eur }) => all + Math.round((montant_total_eur ?? 0) * 100), 0);
  return { fiches, montant_eur: known.length === 0 ? null : cents / 100, without: fiches.length - known.length };
}

/** The fiches that name a place or a commune here (`wide` false), or those of a whole agglomeration; null while their amounts are not known. */
export function fichesOf({ fiches }: Selection, known: readonly FicheSummary[] | null, wide: boolean): SelectedFiches | null {
  return known === null ? null
    : sumOfFiches(fiches.filter(({ portee }) => (portee === 'epci') === wide).flatMap(({ id }) => known.find((each) => each.id === id) ?? []));
}
