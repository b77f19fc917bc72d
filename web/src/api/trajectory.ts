// Land accounting: trajectory of a perimeter, comparison of territories, consumption by edition. Areas in hectares; null
// is « non renseigné », with its reason; an uncertain figure is an interval.

import type { Interval, RuleParameter } from './analysis.ts';
import { address, getJson } from './http.ts';
import type { CommuneRef, EpciRef, ScotRef } from './refs.ts';

export interface PerimeterSheet {
  readonly id: string;
  readonly type: string;
  readonly titre: string;
  readonly communes: readonly CommuneRef[];
  readonly epci: readonly EpciRef[];
  readonly scots: readonly ScotRef[];
  readonly surface_ha: number | null;
  readonly schematique: boolean;
}

export interface Measure {
  readonly cle: string;
  readonly titre: string;
  readonly valeur: number | null;
  readonly unite: string | null;
  readonly calcul: string | null;
  readonly raison: string | null;
}

export type StatusCode = 'depasse' | 'risque' | 'bonne_voie' | 'inconnu';

export interface Status {
  readonly code: StatusCode;
  readonly titre: string;
  readonly phrase: string;
}

/** The communes of a wider perimeter, each with its own envelope and floor. */
export interface CommunesSum {
  readonly taux_pct: number | null;
  readonly enveloppe_ha: number | null;
  readonly sans_plancher_ha: number | null;
  readonly consommation_ha: number | null;
  readonly reste_ha: number | null;
  readonly communes_au_plancher: number;
  readonly depassees: number;
  readonly communes_sans_donnees: number;
}

/** Everything under one rate. `etat`: etabli, simulation, indicatif, essai. */
export interface Hypothesis {
  readonly taux_pct: number;
  readonly etat: string;
  readonly titre: string | null;
  readonly source: string | null;
  readonly plancher_applique: boolean;
  readonly mesures: readonly Measure[];
  readonly statut: Status;
  readonly somme_communes: CommunesSum | null;
}

export const DESTINATIONS = ['act', 'hab', 'mix', 'rou', 'fer', 'inc'] as const;
export type Destination = (typeof DESTINATIONS)[number];

export type YearFlux = Readonly<Record<`${Destination}_ha`, number | null>> & {
  readonly annee: number;
  readonly total_ha: number | null;
  readonly provisoire: boolean;
  readonly interpole: boolean;
};

export interface DestinationShare {
  readonly destination: string;
  readonly titre: string;
  readonly reference_ha: number | null;
  readonly decennie_ha: number | null;
  readonly part_pct: number | null;
  readonly ha_par_an: number | null;
}

export interface Flux {
  readonly annees: readonly YearFlux[];
  readonly destinations: readonly DestinationShare[];
  readonly communes_sans_donnees: readonly CommuneRef[];
  /** Sum of what is known, when some communes lack data. */
  readonly connu_ha: number | null;
}

export interface DataSource {
  readonly id: string;
  readonly titre: string;
  readonly unite_publication: string | null;
  readonly millesime: number | null;
  readonly editions: readonly number[];
  readonly derniere_annee: number | null;
  readonly provisoire: boolean | null;
  readonly attribution: string | null;
  readonly interpole: boolean | null;
}

export interface PrintedFigure {
  readonly concept: string;
  readonly titre: string;
  readonly valeur: number;
  readonly unite: string;
  readonly imprime: string | null;
  readonly epci: EpciRef;
  readonly fiche: string | null;
  readonly sources: readonly string[];
}

export interface Charge {
  readonly nombre: number;
  readonly charge_ha: Interval;
}

export interface ProjectsOf {
  readonly engages: Charge;
  readonly projetes: Charge;
  readonly deja_dans_millesime: Charge | null;
  readonly hors_enveloppe: Charge | null;
  readonly sans_emprise: number | null;
  readonly par_hypothese: readonly {
    readonly taux_pct: number;
    readonly reste_ha: number | null;
    readonly apres_engages_ha: Interval | null;
    readonly apres_projetes_ha: Interval | null;
    /** Once they are all done: depasse, possible (it depends on what is missing), tenu, inconnu. */
    readonly statut: string | { readonly code: string; readonly titre: string };
  }[];
  readonly raisons?: readonly string[];
}

export interface Rate {
  readonly valeur_pct: number;
  readonly titre: string;
  readonly perimetre: string;
  readonly etat: string;
  readonly source: string;
}

export interface Trajectory {
  readonly perimetre: PerimeterSheet;
  readonly regle: { readonly id: string; readonly titre: string; readonly nature: string; readonly description: string; readonly textes?: readonly string[]; readonly parametres: readonly RuleParameter[] };
  readonly source: DataSource | null;
  readonly periode_reference: { readonly debut: number; readonly fin: number } | null;
  readonly decennie: { readonly debut: number; readonly fin: number } | null;
  readonly annees_connues: number | null;
  readonly flux: Flux;
  readonly efficacite: readonly Measure[];
  readonly hypotheses: readonly Hypothesis[];
  readonly hypothese_retenue: number | null;
  readonly indicateurs: readonly Measure[];
  readonly projets: ProjectsOf | null;
  readonly registres: { readonly pene_ha: number | null; readonly renaturation_deductible_ha: number | null; readonly renaturation_non_deductible_ha: number | null } | null;
  readonly garantie_communale: { readonly surface_ha: number | null; readonly document_avant: string | null; readonly communes_eligibles: number | null; readonly raison: string; readonly source: string | null } | null;
  readonly taux: readonly Rate[];
  readonly ambitions: readonly RuleParameter[];
  readonly chiffres_imprimes: readonly PrintedFigure[];
  readonly raisons: readonly string[];
  readonly doute: readonly string[];
  readonly explications?: Explanations;
}

/** A value that enters a figure. */
export interface Term {
  readonly nom: string;
  readonly valeur?: number;
  readonly unite?: string;
  readonly source?: string;
  readonly pourquoi?: Explanation;
}

export interface Explanation {
  readonly titre: string;
  readonly valeur?: number;
  readonly unite?: string;
  readonly formule: string;
  readonly calcul?: string;
  readonly termes: readonly Term[];
  readonly regles: readonly { readonly jeu: string; readonly cle: string; readonly perimetre: string; readonly valeur: string; readonly etat: string; readonly source: string }[];
  readonly sources: readonly string[];
  readonly raison?: string;
}

/** By JSON Pointer of the figure in the same answer; a pointer also explains what hangs below it. */
export type Explanations = Readonly<Record<string, Explanation>>;

/** What chooses the computation; nothing is asked for when empty. */
export interface Basis {
  readonly regle?: string | undefined;
  readonly source?: string | undefined;
  readonly millesime?: string | undefined;
  readonly taux?: string | undefined;
}

function path(perimetre: string): string {
  return `/api/trajectoires/${encodeURIComponent(perimetre).replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

export async function getTrajectory(perimetre: string, basis: Basis, signal?: AbortSignal): Promise<Trajectory> {
  return getJson<Trajectory>(address(path(perimetre), { ...basis }), signal);
}

/** With where each figure comes from, under `explications`. */
export function getExplainedTrajectory(perimetre: string, basis: Basis, signal?: AbortSignal): Promise<Trajectory> {
  return getJson<Trajectory>(address(path(perimetre), { ...basis, expliquer: 'true' }), signal);
}

export async function explainTrajectory(perimetre: string, basis: Basis, signal?: AbortSignal): Promise<Explanations> {
  return (await getExplainedTrajectory(perimetre, basis, signal)).explications ?? {};
}

/** `format`: csv or xlsx. */
export function trajectoryFile(perimetre: string, basis: Basis, format: string): string {
  return address(path(perimetre), { ...basis, f: format });
}

export interface ComparisonRow {
  readonly perimetre: { readonly id: string; readonly type: string; readonly titre: string };
  readonly consommation_reference_ha: number | null;
  readonly enveloppe_ha: number | null;
  readonly consommation_ha: number | null;
  readonly reste_ha: number | null;
  readonly rythme_ha_an: number | null;
  readonly rythme_permis_ha_an: number | null;
  readonly projection_ha: number | null;
  readonly atteinte_pct: number | null;
  readonly annees_restantes: number | null;
  readonly statut: StatusCode | Status | null;
  readonly taux_pct: number | null;
  readonly etat_taux: string | null;
  readonly raison: string | null;
}

export interface Comparison {
  readonly items: readonly ComparisonRow[];
  readonly source?: DataSource | null;
}

export interface CompareQuery extends Basis {
  readonly type: string;
  readonly scot?: string | undefined;
  readonly epci?: string | undefined;
}

export function compareTerritories(query: CompareQuery, signal?: AbortSignal): Promise<Comparison> {
  return getJson(address('/api/trajectoires', { ...query }), signal);
}

export async function explainTerritories(query: CompareQuery, signal?: AbortSignal): Promise<Explanations> {
  const answer = await getJson<Comparison & { readonly explications?: Explanations }>(address('/api/trajectoires', { ...query, expliquer: 'true' }), signal);
  return answer.explications ?? {};
}

export function comparisonFile(query: CompareQuery, format: string): string {
  return address('/api/trajectoires', { ...query, f: format });
}
