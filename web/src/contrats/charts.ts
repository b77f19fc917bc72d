// The charts of the follow-up: fiches by status, fundings from expected to paid, money by year.

import type { Measures, YearMeasures } from '../api/followup.ts';
import { barChart } from '../chart/bars.ts';
import { COLOURS, INK_2 } from '../chart/colours.ts';
import type { ChartSpec } from '../chart/spec.ts';
import { yearChart } from '../chart/years.ts';
import { status } from '../format/code.ts';

export function statusChart(rows: readonly { readonly statut: string; readonly nombre: number }[]): ChartSpec {
  return barChart({
    name: 'suivi-par-statut', title: 'Par statut', heading: 'Statut', kind: 'entier',
    sentence: 'Nombre de fiches par statut, une barre par statut.',
    series: [{ title: 'Fiches', colour: COLOURS.accent, motif: 'plein' }],
    rows: rows.map(({ statut, nombre }) => ({ key: statut, name: status(statut), values: [nombre] })),
  });
}

export function stepsChart({ attendu_eur, sollicite_eur, notifie_eur, engage_eur, verse_eur }: Measures): ChartSpec {
  const steps: readonly (readonly [string, string, number | null])[] = [
    ['attendu', 'Attendu', attendu_eur], ['sollicite', 'Sollicité', sollicite_eur], ['notifie', 'Notifié', notifie_eur],
    ['engage', 'Engagé', engage_eur], ['verse', 'Versé', verse_eur],
  ];
  return barChart({
    name: 'financements-par-etape', title: 'Financements, de l’attente au versement', heading: 'Étape', kind: 'euros',
    sentence: 'Montant des financements à chaque étape : attendu, sollicité, notifié, engagé, versé.',
    series: [{ title: 'Montant', colour: COLOURS.accent, motif: 'plein' }],
    rows: steps.map(([key, name, value]) => ({ key, name, values: [value] })),
  });
}

/** Planned beside actual. */
export function moneyByYear(years: readonly YearMeasures[]): ChartSpec {
  const spent = years.some(({ realise_eur }) => realise_eur !== null);
  return yearChart({
    name: 'depenses-par-annee', title: 'Dépenses prévues et réalisées par année', kind: 'euros',
    sentence: 'Dépenses prévues et réalisées, année par année, côte à côte.',
    ...(spent ? {} : { note: 'Aucune dépense réalisée n’est saisie à cette date.' }),
    series: [{ title: 'Prévu', colour: INK_2, motif: 'plein' }, { title: 'Réalisé', colour: COLOURS.parcs, motif: 'hachures' }],
    rows: years.map(({ annee, prevu_eur, realise_eur }) => ({ year: annee, values: [prevu_eur, realise_eur] })),
  });
}
