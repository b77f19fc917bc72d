// Projects charged to an envelope: those that are known, a choice of them tried together, scenarios kept on the service.

import type { Geometry } from 'geojson';
import type { Interval } from './analysis.ts';
import { address, ask, getJson, postJson } from './http.ts';
import type { CommuneRef, FicheRef, ObjetRef } from './refs.ts';
import type { Basis, Explanations } from './trajectory.ts';
import { write, type Written } from './write.ts';

export interface EtatHere {
  readonly code: string | null;
  readonly titre: string | null;
  /** demande, declaration, statut, non_renseigne */
  readonly origine: string;
}

export interface Guard {
  readonly reponse: 'oui' | 'non' | 'inconnu';
  readonly phrase: string;
  readonly millesime: number | null;
}

/** `id`: `fiche:…`, `registre:…`, `objet:layer:id`, or `dessin:` and a digest. */
export interface KnownProject {
  readonly id: string;
  readonly titre: string | null;
  readonly fiche?: FicheRef | null;
  readonly objet?: ObjetRef | null;
  readonly registre?: number | null;
  readonly nature: string | null;
  readonly etat: EtatHere | null;
  readonly date_effet: string | null;
  readonly deja_dans_millesime: Guard | null;
  readonly surface_ha: number | null;
  readonly communes?: readonly CommuneRef[];
  readonly consommation_ha?: Interval | null;
  readonly hors_enveloppe_ha?: Interval | null;
  readonly charge_ha: Interval | null;
  readonly raisons?: readonly string[];
}

export interface EnvelopeHypothesis {
  readonly taux_pct: number;
  readonly etat: string;
  readonly enveloppe_ha: number | null;
  readonly reste_avant_ha: number | null;
  readonly charge_ha: Interval | null;
  readonly reste_apres_ha: Interval | null;
  /** Once the engaged projects known besides are taken too. */
  readonly reste_apres_tout_ha?: Interval | null;
  readonly part_pct: Interval | null;
  readonly statut_avant: string | null;
  readonly statut_apres: string | null;
}

export interface Envelope {
  readonly perimetre: { readonly id: string; readonly type: string; readonly titre: string };
  readonly charge_ha?: Interval | null;
  /** Charge of the engaged projects known besides what is asked. */
  readonly engages_ha?: Interval | null;
  readonly hypotheses: readonly EnvelopeHypothesis[];
  readonly raison: string | null;
}

export interface Simulation {
  /** The one that was asked about. */
  readonly perimetre?: { readonly id: string; readonly titre: string };
  readonly enveloppes: readonly Envelope[];
  readonly projets?: readonly KnownProject[];
  readonly charge_ha: Interval | null;
  readonly hors_enveloppe_ha?: Interval | null;
  readonly surface_ha: number | null;
  readonly phrase?: string | null;
  readonly raisons?: readonly string[];
}

/** One project as it is asked for. */
export type AskedProject =
  | { readonly fiche: string }
  | { readonly registre: number }
  | { readonly objet: { readonly layer: string; readonly id: string } }
  | { readonly geometry: Geometry; readonly titre?: string; readonly nature?: string; readonly etat?: string };

export function listProjects(perimetre: string, basis: Basis, signal?: AbortSignal): Promise<{ readonly items: readonly KnownProject[] }> {
  return getJson(address('/api/scot/projets', { perimetre, ...basis }), signal);
}

export function simulate(perimetre: string, projets: readonly AskedProject[], basis: Basis, signal?: AbortSignal): Promise<Simulation> {
  return postJson(address('/api/scot/simulation', { ...basis }), { perimetre, projets }, signal);
}

/** Where each figure of the same simulation comes from, by JSON Pointer. */
export async function explainSimulation(perimetre: string, projets: readonly AskedProject[], basis: Basis, signal?: AbortSignal): Promise<Explanations> {
  const answer = await postJson<{ readonly explications?: Explanations }>(address('/api/scot/simulation', { ...basis, expliquer: 'true' }), { perimetre, projets }, signal);
  return answer.explications ?? {};
}

export interface Scenario {
  readonly id: string;
  readonly titre: string;
  readonly perimetre: string | { readonly id: string };
  readonly projets: readonly Readonly<Record<string, unknown>>[];
  readonly auteur?: string | null;
}

export function getScenario(id: string, signal?: AbortSignal): Promise<Scenario> {
  return getJson(`/api/scot/scenarios/${encodeURIComponent(id)}`, signal);
}

/** As the list tells of it. */
export interface ScenarioSummary {
  readonly id: string;
  readonly titre: string;
  readonly description: string | null;
  readonly perimetre: string;
  /** How many projects. */
  readonly nombre: number;
  readonly auteur: string;
  readonly modifie_le: string;
}

export function listScenarios(signal?: AbortSignal): Promise<{ readonly items: readonly ScenarioSummary[] }> {
  return getJson('/api/scot/scenarios', signal);
}

/** Its question, answered now; `basis` goes before what the scenario says itself. */
export function scenarioResult(id: string, basis: Basis, signal?: AbortSignal): Promise<Simulation> {
  return getJson(address(`/api/scot/scenarios/${encodeURIComponent(id)}/resultat`, { ...basis }), signal);
}

/** Signed; answers the scenario's id. */
export function saveScenario(titre: string, perimetre: string, projets: readonly AskedProject[], basis: Basis): Promise<Written> {
  const chosen = Object.fromEntries(Object.entries(basis).filter(([name, value]) => value !== undefined && name !== 'millesime').map(([name, value]) => [name, name === 'taux' ? Number(value) : value]));
  return write({ method: 'POST', url: '/api/scot/scenarios', body: { titre, perimetre, projets, ...chosen }, version: null });
}

/** A file made from a body: `address` ends in .pdf, .xlsx or .csv. Throws {@link ApiProblem}. */
export async function postForFile(url: string, body: unknown): Promise<Blob> {
  return (await ask(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).blob();
}
