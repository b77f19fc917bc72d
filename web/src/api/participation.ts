// Ideas of the inhabitants: sent without a key, read by all once published, moderated with a key.

import { keyring } from '../state/key.ts';
import { ask, address, bearer, getJson, getWithKey, postJson } from './http.ts';
import { ApiProblem } from './problem.ts';
import { type CommuneRef, type FicheRef, type Link, type List, nextLink } from './refs.ts';
import { write } from './write.ts';

export type Etat = 'en_attente' | 'publiee' | 'refusee' | 'archivee';
export type Place = readonly [number, number];

export interface Terms {
  /** Ideas are taken. */
  readonly ouverte: boolean;
  readonly themes: readonly { readonly id: string; readonly titre: string; readonly aide: string }[];
  readonly titre_maximum: number;
  readonly texte_maximum: number;
  /** Days an idea that is not published is kept. */
  readonly conservation_jours: number;
  /** Months a published one is. */
  readonly conservation_mois: number;
  readonly responsable: { readonly nom: string | null; readonly courriel: string | null };
  readonly publiees: number;
}

export interface Answer {
  readonly texte: string;
  readonly date: string;
}

export interface Idea {
  readonly id: number;
  readonly theme: string;
  readonly titre: string | null;
  readonly texte: string;
  readonly commune: CommuneRef;
  /** `commune`: about all of it, the position being a point inside. */
  readonly lieu: 'point' | 'commune';
  readonly position: Place;
  readonly publiee_le: string | null;
  readonly reponse: Answer | null;
  readonly fiche: FicheRef | null;
}

export interface OwnIdea extends Omit<Idea, 'lieu' | 'position'> {
  readonly etat: Etat;
  readonly motif: string | null;
  readonly depose_le: string;
  readonly efface_le: string;
}

export interface ModeratedIdea extends Idea {
  readonly alertes: readonly string[];
  readonly etat: Etat;
  readonly motif: string | null;
  readonly depose_le: string;
  readonly decide_le: string | null;
  readonly efface_le: string;
  readonly version: number;
  readonly decisions: readonly { readonly avant: Etat; readonly apres: Etat; readonly motif: string | null; readonly auteur: string; readonly moment: string; readonly annulee: boolean }[];
}

export interface Queue {
  readonly numberMatched: number;
  readonly items: readonly ModeratedIdea[];
  readonly links: readonly Link[];
  readonly etats: Readonly<Record<Etat, number>>;
}

export interface NewIdea {
  readonly theme: string;
  readonly titre: string | null;
  readonly texte: string;
  readonly position: Place | null;
  readonly commune: string | null;
  /** People leave it empty. */
  readonly site: string;
}

const ROOT = '/api/participation';
/** Pages read at most: 5 000 ideas are more than anybody reads. */
const PAGES = 10;

export function getTerms(signal?: AbortSignal): Promise<Terms> {
  return getJson(ROOT, signal);
}

/** Every published idea, newest first. */
export async function listIdeas(signal?: AbortSignal): Promise<readonly Idea[]> {
  let page = await getJson<List<Idea>>(address(`${ROOT}/idees`, { limit: 500 }), signal);
  const items = [...page.items];
  for (let n = 1, next = nextLink(page.links); next !== null && n < PAGES; n++, next = nextLink(page.links)) {
    const { pathname, search } = new URL(next);
    page = await getJson<List<Idea>>(pathname + search, signal);
    items.push(...page.items);
  }
  return items;
}

export function sendIdea(idea: NewIdea): Promise<{ readonly id: number; readonly code: string; readonly conservation_jours: number }> {
  return postJson(`${ROOT}/idees`, idea);
}

export function getOwnIdea(code: string): Promise<OwnIdea> {
  return postJson(`${ROOT}/suivi`, { code });
}

export function withdrawIdea(code: string): Promise<unknown> {
  return postJson(`${ROOT}/retrait`, { code });
}

function secret(): string {
  if (keyring.secret === null) throw new ApiProblem(401, 'Clé nécessaire', 'Modérer demande une clé.');
  return keyring.secret;
}

async function signed<T>(job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) keyring.refuse();
    throw error;
  }
}

export async function getQueue(etat: Etat): Promise<Queue> {
  return signed(getWithKey<Queue>(address(`${ROOT}/moderation`, { etat, limit: 500 }), secret()));
}

/** The table of all ideas, as a file. */
export async function getIdeasFile(format: 'csv' | 'xlsx'): Promise<Blob> {
  const response = await signed(ask(address(`${ROOT}/moderation`, { f: format }), { headers: { Authorization: bearer(secret()) }, cache: 'no-store' }));
  return response.blob();
}

async function act(method: 'POST' | 'PUT', id: number, path: string, body: object): Promise<ModeratedIdea> {
  return (await write({ method, url: `${ROOT}/idees/${id}/${path}`, body, version: null })) as unknown as ModeratedIdea;
}

export type Decision = 'attente' | 'publier' | 'refuser' | 'archiver';

export function decide({ id, version }: ModeratedIdea, decision: Decision, motif: string | null): Promise<ModeratedIdea> {
  return act('POST', id, 'moderation', { decision, motif, version });
}

export function undoDecision({ id, version }: ModeratedIdea): Promise<ModeratedIdea> {
  return act('POST', id, 'moderation/annulation', { version });
}

export function answerIdea({ id, version }: ModeratedIdea, texte: string | null, fiche: string | null): Promise<ModeratedIdea> {
  return act('PUT', id, 'reponse', { texte, fiche, version });
}
