// Rule sets of land accounting: the law's, and simulations that start from it. Writes are signed, made on a version.

import type { RuleParameter } from './analysis.ts';
import { address, getJson } from './http.ts';
import type { List } from './refs.ts';
import { write, type Written } from './write.ts';

export interface RuleSummary {
  readonly id: string;
  readonly titre: string;
  readonly nature: string;
  readonly description: string;
  readonly par_defaut: boolean;
  readonly base: string | null;
  readonly version: number;
  readonly auteur: string;
  readonly archivee_le: string | null;
  readonly parametres_propres?: number;
}

export interface Parameter extends RuleParameter {
  readonly cle: string;
  readonly perimetre: string;
  readonly valide_du: string;
  readonly valide_au: string | null;
  readonly remarque: string | null;
  /** The base's value, which the set does not change. */
  readonly herite?: boolean;
  readonly auteur?: string;
  readonly modifie_le?: string | null;
}

export interface RuleSheet extends RuleSummary {
  readonly textes: readonly string[];
  readonly valide_du: string;
  readonly valide_au: string | null;
  readonly parametres: readonly Parameter[];
}

export interface RuleKey {
  readonly cle: string;
  readonly titre: string;
  /** annee, pourcentage, surface_ha, date, oui_non, texte */
  readonly genre: string;
  readonly perimetres: readonly string[];
  readonly aide: string;
  readonly unite: string | null;
  /** Where a body holds the value. */
  readonly membre: 'valeur' | 'valeur_date' | 'valeur_texte';
}

export interface HistoryEntry {
  readonly n: number;
  readonly moment: string;
  readonly auteur: string;
  readonly operation: string;
  readonly annule: number | null;
  readonly phrase: string;
}

export interface Gap {
  readonly cle: string;
  readonly titre: string;
  readonly unite: string | null;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: number | null;
  readonly texteA?: string | null;
  readonly texteB?: string | null;
  readonly texte_a?: string | null;
  readonly texte_b?: string | null;
}

export interface Gaps {
  readonly a: { readonly titre: string; readonly taux_pct: number | null };
  readonly b: { readonly titre: string; readonly taux_pct: number | null };
  readonly parametres: readonly { readonly cle: string; readonly perimetre: string; readonly a: string | null; readonly b: string | null }[];
  readonly ecarts: readonly Gap[];
}

const ROOT = '/api/regles-foncieres';

function path(id: string): string {
  return `${ROOT}/${encodeURIComponent(id)}`;
}

export function listRules(signal?: AbortSignal): Promise<List<RuleSummary>> {
  return getJson(address(ROOT, { limit: 200 }), signal);
}

export function listRuleKeys(signal?: AbortSignal): Promise<List<RuleKey>> {
  return getJson(`${ROOT}/cles`, signal);
}

export function getRule(id: string, signal?: AbortSignal): Promise<RuleSheet> {
  return getJson(path(id), signal);
}

export function getRuleHistory(id: string, signal?: AbortSignal): Promise<List<HistoryEntry>> {
  return getJson(address(`${path(id)}/historique`, { limit: 500 }), signal);
}

/** What two sets change of one perimeter's trajectory. */
export function getGaps(a: string, b: string, perimetre: string, signal?: AbortSignal): Promise<Gaps> {
  return getJson(address(`${path(a)}/ecarts/${encodeURIComponent(b)}`, { perimetre }), signal);
}

export function createSimulation(body: { readonly titre: string; readonly description: string; readonly base?: string }): Promise<Written> {
  return write({ method: 'POST', url: ROOT, body, version: null });
}

export function archiveRule(id: string, version: number): Promise<Written> {
  return write({ method: 'DELETE', url: path(id), version });
}

function parameterPath(id: string, cle: string, perimetre: string): string {
  return `${path(id)}/parametres/${encodeURIComponent(cle)}/${encodeURIComponent(perimetre).replaceAll('%3A', ':')}`;
}

export function putParameter(id: string, cle: string, perimetre: string, body: Readonly<Record<string, unknown>>, version: number): Promise<Written> {
  return write({ method: 'PUT', url: parameterPath(id, cle, perimetre), body, version });
}

export function deleteParameter(id: string, cle: string, perimetre: string, version: number): Promise<Written> {
  return write({ method: 'DELETE', url: parameterPath(id, cle, perimetre), version });
}

export function putEligibility(id: string, body: { readonly communes: readonly string[]; readonly eligible: boolean; readonly source: string }, version: number): Promise<Written> {
  return write({ method: 'POST', url: `${path(id)}/eligibilite`, body, version });
}

/** `together`: with all that was written by the same gesture. */
export function undoRuleChange(id: string, n: number, together: boolean, version: number): Promise<Written> {
  return write({ method: 'POST', url: address(`${path(id)}/historique/${n}/annulation`, { ensemble: together ? 'true' : null }), version });
}
