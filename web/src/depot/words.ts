// The words of an import, and what may be decided about what was found. Pure.

import type { Action, Depot, Etat, Options, Probleme, Progression, Regle, Severite } from '../api/depot.ts';
import { count, plural, withUnit } from '../format/number.ts';

const ETATS: Readonly<Record<Etat, string>> = {
  recu: 'Reçu, en attente',
  examen: 'Vérification en cours',
  pret: 'Vérifié, rien n’est écrit',
  refuse: 'Ne peut pas être importé tel quel',
  application: 'Écriture en cours',
  applique: 'Importé',
  annulation: 'Annulation en cours',
  annule: 'Import annulé',
  abandonne: 'Abandonné',
  interrompu: 'Interrompu',
};

export function etatWord(etat: Etat): string {
  return ETATS[etat];
}

const ETAPES: Readonly<Record<string, string>> = {
  attente: 'En attente d’une place',
  lecture: 'Lecture du fichier',
  controle: 'Contrôle des lignes',
  comparaison: 'Comparaison avec ce qui est là',
  ecriture: 'Écriture',
};

export function etapeWord(etape: string): string {
  return ETAPES[etape] ?? etape;
}

/** `40 s`, `3 min`, `1 h 05`. */
export function duration(seconds: number): string {
  if (seconds < 60) return withUnit(count(Math.max(1, Math.round(seconds))), 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return withUnit(count(minutes), 'min');
  return `${withUnit(count(Math.floor(minutes / 60)), 'h')} ${String(minutes % 60).padStart(2, '0')}`;
}

/** `12 000 lignes sur 54 000, 8 500 par seconde, reste environ 5 s`. */
export function progressSentence({ faites, total, par_seconde, reste_s }: Progression): string {
  const parts = [
    faites === 0 && total === null ? null : total === null ? plural(faites, 'ligne') : `${count(faites)} sur ${plural(total, 'ligne')}`,
    par_seconde === null ? null : `${count(par_seconde)} par seconde`,
    reste_s === null || reste_s === 0 ? null : `reste environ ${duration(reste_s)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

export const ACTIONS: readonly Action[] = ['creation', 'modification', 'inchange', 'rejete', 'ignore', 'absente'];

const ACTION_WORDS: Readonly<Record<Action, readonly [string, string]>> = {
  creation: ['création', 'créations'],
  modification: ['modification', 'modifications'],
  inchange: ['objet inchangé', 'objets inchangés'],
  rejete: ['ligne refusée', 'lignes refusées'],
  ignore: ['ligne laissée de côté', 'lignes laissées de côté'],
  absente: ['objet absent du fichier', 'objets absents du fichier'],
  suppression: ['suppression', 'suppressions'],
};

export function actionCount(action: Action, n: number): string {
  return plural(n, ...ACTION_WORDS[action]);
}

export function actionWord(action: Action): string {
  return ACTION_WORDS[action][0];
}

export function countOf({ comptes }: Depot, action: Action): number {
  if (comptes === null) return 0;
  const { creations, modifications, inchangees, rejetees, ignorees, absentes } = comptes;
  return { creation: creations, modification: modifications, inchange: inchangees, rejete: rejetees, ignore: ignorees, absente: absentes, suppression: 0 }[action];
}

/** What may be decided of a finding, or of all of a rule. */
export interface Way {
  readonly choix: string;
  readonly one: string;
  readonly all: string;
}

const ASIDE: Way = { choix: 'rejeter', one: 'Laisser de côté', all: 'Tout laisser de côté' };
const KEEP: Way = { choix: 'garder', one: 'Garder telle quelle', all: 'Tout garder tel quel' };
const REPAIR: Way = { choix: 'reparer', one: 'Accepter la réparation', all: 'Accepter toutes les réparations' };
const CREATE: Way = { choix: 'creer', one: 'C’est un autre objet', all: 'Ce sont tous d’autres objets' };

const NEW: Way = { choix: 'garder', one: 'Créer l’objet, sans identifiant', all: 'Créer tous ces objets' };

const WAYS: Readonly<Record<string, readonly Way[]>> = {
  'geometrie-invalide': [REPAIR, KEEP, ASIDE],
  'geometrie-reparee': [ASIDE],
  ressemblance: [CREATE, ASIDE],
  'cle-inconnue': [ASIDE],
  'cle-absente': [NEW, ASIDE],
  'meme-geometrie': [KEEP, ASIDE],
  'hors-commune': [KEEP, ASIDE],
};

export function waysOf({ regle, severite }: Pick<Regle, 'regle' | 'severite'>): readonly Way[] {
  return WAYS[regle] ?? (severite === 'information' ? [] : severite === 'avertissement' ? [KEEP, ASIDE] : [ASIDE]);
}

/** Rules whose value is written anew rather than chosen. */
const NOT_A_VALUE: readonly string[] = ['geometrie-invalide', 'geometrie-absente', 'geometrie-type', 'ressemblance', 'cle-en-double', 'cle-absente', 'meme-geometrie', 'hors-commune', 'hors-territoire'];

export function takesValue({ regle, champ, severite }: Pick<Probleme, 'regle' | 'champ' | 'severite'>): boolean {
  return champ !== null && severite !== 'information' && !NOT_A_VALUE.includes(regle);
}

/** Decisions not yet sent: choices by `regle` or `regle:ligne`, texts by row and field. */
export interface Pending {
  readonly choix: Readonly<Record<string, string>>;
  readonly corrections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NOTHING: Pending = { choix: {}, corrections: {} };

export function withChoice(pending: Pending, key: string, choix: string): Pending {
  return { ...pending, choix: { ...pending.choix, [key]: choix } };
}

export function withCorrection(pending: Pending, rows: readonly number[], champ: string, text: string): Pending {
  const corrections = { ...pending.corrections };
  for (const row of rows) corrections[row] = { ...corrections[row], [champ]: text };
  return { ...pending, corrections };
}

/** The decision taken back. */
export function without(pending: Pending, key: string, row: number, champ: string | null): Pending {
  const { [key]: _, ...choix } = pending.choix;
  const corrections = { ...pending.corrections };
  if (champ !== null && corrections[row] !== undefined) {
    const { [champ]: __, ...others } = corrections[row];
    if (Object.keys(others).length === 0) delete corrections[row];
    else corrections[row] = others;
  }
  return { choix, corrections };
}

export function pendingCount({ choix, corrections }: Pending): number {
  return Object.keys(choix).length + Object.values(corrections).reduce((sum, fields) => sum + Object.keys(fields).length, 0);
}

export function patchOf({ choix, corrections }: Pending): Options {
  return { choix, corrections };
}

/** Rules that keep an import from being applied whole come first, then the most frequent. */
export function orderRules(rules: readonly Regle[]): readonly Regle[] {
  const rank: Readonly<Record<Severite, number>> = { erreur: 0, avertissement: 1, information: 2 };
  return [...rules].sort((a, b) => rank[a.severite] - rank[b.severite] || b.nombre - a.nombre);
}

/** What applying would do, as the label of its button; null: nothing can be applied. */
export function applyLabel(depot: Depot): string | null {
  const { comptes } = depot;
  if (comptes === null || depot.etat !== 'pret') return null;
  const removed = depot.demande.absents === 'supprimer' ? comptes.absentes : 0;
  const written = comptes.creations + comptes.modifications + removed;
  if (written === 0 || (comptes.rejetees > 0 && depot.demande.garder_les_bonnes !== true)) return null;
  const parts = [
    comptes.creations === 0 ? '' : actionCount('creation', comptes.creations),
    comptes.modifications === 0 ? '' : actionCount('modification', comptes.modifications),
    removed === 0 ? '' : plural(removed, 'suppression'),
  ].filter((part) => part !== '');
  return `Importer : ${parts.join(', ')}`;
}

/** A finding's sentence beside a button that already says its row. */
export function withoutRow({ ligne, phrase }: Pick<Probleme, 'ligne' | 'phrase'>): string {
  const rest = phrase.startsWith(`Ligne ${ligne}, `) ? phrase.slice(`Ligne ${ligne}, `.length)
    : phrase.startsWith(`Ligne ${ligne} : `) ? phrase.slice(`Ligne ${ligne} : `.length) : phrase;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** The id of a profile of that title. */
export function profileId(title: string): string {
  return title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}
