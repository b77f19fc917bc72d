// Rule sets: the law's, and simulations that start from it.

import { getJson } from './http.ts';

export interface RuleSummary {
  readonly id: string;
  readonly titre: string;
  readonly nature: string;
  readonly description: string;
  readonly par_defaut?: boolean;
  readonly base?: string | null;
  readonly version?: number;
  readonly auteur?: string;
}

export function listRules(signal?: AbortSignal): Promise<{ readonly items: readonly RuleSummary[] }> {
  return getJson('/api/regles', signal);
}

