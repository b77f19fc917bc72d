// The forms of a fiche's life, and the French titles of its codes.

import type { nothing, TemplateResult } from 'lit';
import type { Party } from '../api/fiche.ts';
import type { Funding, Life } from '../api/life.ts';
import { status } from '../format/code.ts';
import type { Values } from '../state/draft.ts';
import { codesText, type Field } from './fields.ts';

export type Body = Readonly<Record<string, unknown>>;

/** How the parts of a fiche's life write, on the version that is shown. */
export interface Writing {
  readonly ficheId: string;
  /** Read, not written. */
  readonly archived: boolean;
  /** Throws {@link ApiProblem}; `said` is what is said once done. */
  readonly put: (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: Body | null, said: string) => Promise<void>;
  /** A short form behind its title. */
  readonly form: (title: string, name: string, fields: readonly Field[], path: string, said: string) => TemplateResult | typeof nothing;
}

export const STEPS: readonly (readonly [string, string])[] = [
  ['attendu', 'Attendu'], ['sollicite', 'Sollicité'], ['notifie', 'Notifié'], ['engage', 'Engagé'], ['verse', 'Versé'],
];

const COMMITTEES: Readonly<Record<string, string>> = { cotech: 'COTECH', copil: 'COPIL' };

export function committee(code: string): string {
  return COMMITTEES[code] ?? code;
}

export function step(code: string): string {
  return STEPS.find(([each]) => each === code)?.[1] ?? code;
}

/** Only what is allowed from the present status, and only who may decide it. */
export function decisionFields({ transitions }: Life, { statut }: Values): readonly Field[] {
  const chosen = transitions.find((each) => each.statut === statut);
  const committees = chosen?.instances ?? [...new Set(transitions.flatMap(({ instances }) => instances))];
  return [
    { name: 'statut', label: 'Nouveau statut', kind: 'select', required: true, options: transitions.map((each) => ({ value: each.statut, title: status(each.statut) })) },
    { name: 'instance', label: 'Décidé par', kind: 'select', required: true, options: committees.map((code) => ({ value: code, title: committee(code) })) },
    { name: 'date_decision', label: 'Date de la décision', kind: 'date', required: true },
    { name: 'motif', label: 'Motif', kind: 'text' },
  ];
}

export const STEP_FIELDS: readonly Field[] = [
  { name: 'etape', label: 'Étape', kind: 'select', required: true, options: STEPS.map(([value, title]) => ({ value, title })) },
  { name: 'date_etape', label: 'Date', kind: 'date', required: true },
  { name: 'montant_eur', label: 'Montant en euros', kind: 'money', hint: 'Comme 1 234,56. Demandé à partir de la notification.' },
  { name: 'reference', label: 'Référence', kind: 'text', hint: 'Numéro de la décision, de l’arrêté ou de la convention.' },
];

export const SPENDING_FIELDS: readonly Field[] = [
  { name: 'annee', label: 'Année', kind: 'year', required: true },
  { name: 'section', label: 'Section', kind: 'select', required: true, options: [{ value: 'investissement', title: 'Investissement' }, { value: 'fonctionnement', title: 'Fonctionnement' }, { value: 'global', title: 'Les deux ensemble' }] },
  { name: 'nature', label: 'Nature', kind: 'select', required: true, options: [{ value: 'prevu', title: 'Prévu' }, { value: 'realise', title: 'Réalisé' }] },
  { name: 'montant_eur', label: 'Montant en euros', kind: 'money', required: true, hint: 'Comme 1 234,56.' },
  { name: 'date_constat', label: 'Date du constat', kind: 'date', required: true },
  { name: 'libelle', label: 'Libellé', kind: 'text' },
];

export const NOTE_FIELDS: readonly Field[] = [{ name: 'texte', label: 'Note', kind: 'area', required: true }];

export function fundingFields(parties: readonly Party[]): readonly Field[] {
  return [
    { name: 'parties', label: 'Financeurs', kind: 'codes', required: true, hint: 'Écrivez quelques lettres, choisissez.', choices: parties.map(({ code, nom, nom_long }) => ({ value: code, title: nom, below: nom_long })) },
    { name: 'dispositif', label: 'Dispositif', kind: 'text', hint: 'DSIL, FEDER, appel à projets…' },
    { name: 'annee', label: 'Année', kind: 'year', hint: 'Celle de la convention annuelle.' },
    { name: 'commentaire', label: 'Commentaire', kind: 'area' },
  ];
}

export function fundingValues({ parties, dispositif, annee, commentaire }: Funding): Values {
  return { parties: codesText(parties.map(({ code }) => code)), dispositif: dispositif ?? '', annee: annee === null ? '' : String(annee), commentaire: commentaire ?? '' };
}
