// A file brought into a layer: sent, examined in the background, decided on, applied, undone.

import type { FeatureCollection, Geometry } from 'geojson';
import { keyring } from '../state/key.ts';
import { address, ask, bearer, getJson } from './http.ts';
import type { Field } from './layer.ts';
import { ApiProblem } from './problem.ts';
import type { Bbox, List } from './refs.ts';
import { send } from './send.ts';
import { write } from './write.ts';

export type Etat = 'recu' | 'examen' | 'pret' | 'refuse' | 'application' | 'applique' | 'annulation' | 'annule' | 'abandonne' | 'interrompu';
export type Severite = 'erreur' | 'avertissement' | 'information';
export type Action = 'creation' | 'modification' | 'inchange' | 'rejete' | 'ignore' | 'absente' | 'suppression';

export interface Champ {
  readonly champ: string;
  readonly libelle: string;
  readonly type: Field['type'];
  readonly obligatoire: boolean;
  readonly unite: string | null;
  readonly codes: readonly { readonly code: string; readonly titre: string }[];
  /** Column of the file; null: none. */
  readonly colonne: string | null;
  readonly origine: 'profil' | 'nom' | 'choix' | 'constante' | 'aucune';
  /** Of a constant. */
  readonly valeur: string | null;
  readonly exemples: readonly string[];
}

export interface Colonne {
  readonly nom: string;
  readonly type: string;
  readonly exemples: readonly string[];
  readonly champ: string | null;
}

export interface Regle {
  readonly regle: string;
  readonly titre: string;
  readonly severite: Severite;
  readonly nombre: number;
}

export interface Progression {
  readonly etape: string;
  readonly faites: number;
  readonly total: number | null;
  readonly par_seconde: number | null;
  readonly reste_s: number | null;
}

export interface Depot {
  readonly id: string;
  readonly etat: Etat;
  readonly cible: { readonly id: string; readonly titre: string } | null;
  readonly fichier: string;
  readonly octets: number | null;
  readonly couches_fichier: readonly { readonly nom: string; readonly geometrie: string | null; readonly lignes: number | null }[];
  readonly couche_fichier: string | null;
  readonly cree_le: string;
  readonly applique_le: string | null;
  readonly annule_le: string | null;
  readonly auteur: string | null;
  readonly motif: string | null;
  readonly profil: { readonly id: string; readonly titre: string } | null;
  readonly profils: readonly { readonly id: string; readonly titre: string; readonly reconnu: number }[];
  readonly crs: { readonly epsg: number | null; readonly nom: string | null; readonly origine: string } | null;
  readonly encodage: { readonly nom: string; readonly origine: string } | null;
  readonly correspondance: readonly Champ[];
  readonly colonnes: readonly Colonne[];
  readonly comptes: { readonly lues: number; readonly creations: number; readonly modifications: number; readonly inchangees: number; readonly rejetees: number; readonly ignorees: number; readonly absentes: number } | null;
  readonly regles: readonly Regle[];
  readonly notes: readonly string[];
  readonly emprise: Bbox | null;
  readonly progression: Progression | null;
  /** What came in the way of the last work on it. */
  readonly empechement: string | null;
  /** What is asked. */
  readonly demande: Options;
}

/** ImportRequest; a patch may hold null, which takes a member away. */
export interface Options {
  readonly cible?: string | null;
  readonly profil?: string | null;
  readonly couche_fichier?: string | null;
  readonly correspondance?: Readonly<Record<string, string | null>> | null;
  readonly crs?: number | null;
  readonly encodage?: string | null;
  readonly reparer?: boolean;
  readonly absents?: 'garder' | 'supprimer';
  readonly garder_les_bonnes?: boolean;
  readonly choix?: Readonly<Record<string, string | null>>;
  readonly corrections?: Readonly<Record<string, Readonly<Record<string, string | null>> | null>>;
}

export interface Probleme {
  readonly ligne: number;
  readonly regle: string;
  readonly severite: Severite;
  readonly champ: string | null;
  readonly valeur: string | null;
  readonly accepte: string | null;
  readonly phrase: string;
  readonly lieu: readonly number[] | null;
  /** Key of an object already there. */
  readonly objet: string | null;
}

export interface Ligne {
  readonly ligne: number | null;
  readonly action: Action;
  readonly objet: string | null;
  readonly nom: string | null;
  readonly differences: readonly { readonly champ: string; readonly libelle: string; readonly avant: unknown; readonly apres: unknown }[];
}

export interface Profil {
  readonly id: string;
  readonly title: string;
  readonly target: string;
}

export interface Cible {
  readonly id: string;
  readonly titre: string;
}

const ROOT = '/api/imports';

export function depotPath(id: string): string {
  return `${ROOT}/${encodeURIComponent(id)}`;
}

export function getDepot(id: string, signal?: AbortSignal): Promise<Depot> {
  return getJson<Depot>(depotPath(id), signal);
}

/** Every profile: those that come with Archipel and those people saved. */
export async function getProfils(signal?: AbortSignal): Promise<readonly Profil[]> {
  return (await getJson<List<Profil>>('/api/profils-import', signal)).items;
}

export async function getCibles(signal?: AbortSignal): Promise<readonly Cible[]> {
  return (await getJson<List<Cible>>(`${ROOT}/cibles`, signal)).items;
}

/** Other options: the file is examined again. */
export async function patchDepot(id: string, patch: Options): Promise<Depot> {
  const response = await ask(depotPath(id), {
    method: 'PATCH',
    headers: { Accept: 'application/json', 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify(patch),
  });
  return (await response.json()) as Depot;
}

/** Keeps how the file's columns are read, for the next file of the kind. */
export async function keepProfile(depot: Depot, id: string, titre: string): Promise<void> {
  await write({ method: 'PUT', url: `/api/profils-import/${encodeURIComponent(id)}`, body: { import: depot.id, titre }, version: null });
}

/** Stops what is under way and forgets the file. */
export async function dropDepot(id: string): Promise<void> {
  await ask(depotPath(id), { method: 'DELETE' });
}

export async function decide(id: string, what: 'application' | 'annulation'): Promise<Depot> {
  return (await write({ method: 'POST', url: `${depotPath(id)}/${what}?attendre=25`, version: null })) as unknown as Depot;
}

export function getProblemes(id: string, regle: string, apres: string | null, signal?: AbortSignal): Promise<List<Probleme>> {
  return getJson<List<Probleme>>(address(`${depotPath(id)}/problemes`, { regle, apres, limit: 100 }), signal);
}

export function getLignes(id: string, action: Action, apres: string | null, signal?: AbortSignal): Promise<List<Ligne>> {
  return getJson<List<Ligne>>(address(`${depotPath(id)}/lignes`, { action, apres, limit: 50 }), signal);
}

/** Rows of the file, then the places of what was found in them (`etat` is `probleme`). */
export type Objets = FeatureCollection<Geometry, Record<string, unknown>>;

export function getObjets(id: string, bbox: Bbox | null, limit: number, signal?: AbortSignal): Promise<Objets> {
  return getJson<Objets>(address(`${depotPath(id)}/objets`, { bbox: bbox === null ? null : bbox.map((each) => each.toFixed(6)).join(','), limit }), signal);
}

/** Bytes sent, of how many. */
export interface Sending {
  readonly sent: number;
  readonly total: number;
}

/** Sends a file; the answer comes before it is examined. Throws {@link ApiProblem}, or an AbortError. */
export function sendFile(file: File, options: Options, progress: (sending: Sending) => void, signal: AbortSignal): Promise<Depot> {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('fichier', file, file.name);
  const { secret } = keyring;
  return send<Depot>({
    url: ROOT,
    form,
    headers: secret === null ? {} : { Authorization: bearer(secret) },
    progress: ({ loaded, total }) => progress({ sent: loaded, total }),
    signal,
  });
}

export function isUnderWay({ etat, progression }: Depot): boolean {
  return progression !== null || etat === 'examen' || etat === 'application' || etat === 'annulation';
}

/** A file too large for a visitor without key, told before it is sent; null when it may be. */
export function refusal(file: File): ApiProblem | null {
  const maximum = keyring.secret === null ? 50 : 4096;
  if (file.size === 0) return new ApiProblem(-1, 'Fichier vide', `« ${file.name} » ne contient rien.`);
  return file.size <= maximum * 1024 * 1024 ? null
    : new ApiProblem(413, 'Fichier trop grand', keyring.secret === null
      ? `Sans clé, un fichier pèse 50 Mo au plus. Donnez votre clé, ou compressez le fichier (.zip).`
      : 'Un fichier pèse 4 Go au plus : découpez-le, ou importez-le en ligne de commande.');
}
