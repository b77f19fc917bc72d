// What each register asks for, and how its form becomes the body that the service reads.

import type { Entry, RegisterId } from '../api/registers.ts';
import { readPasted } from '../geo/paste.ts';
import { NATURES, STATES } from './choice.ts';

export type Kind = 'text' | 'area' | 'date' | 'number' | 'choice' | 'yes' | 'commune' | 'friche';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: Kind;
  readonly choices?: readonly (readonly [string, string])[];
  readonly hint?: string;
}

export interface RegisterForm {
  readonly id: RegisterId;
  readonly title: string;
  readonly intro: string;
  readonly fields: readonly Field[];
}

export const QUALIFICATIONS: readonly (readonly [string, string])[] = [['urbanisee', 'Urbanisée'], ['enaf', 'Espace naturel, agricole ou forestier'], ['a_trancher', 'À trancher']];

const PROOF: Field = { name: 'preuve', label: 'Preuve : document, photographie, millésime', kind: 'text' };
const REMARK: Field = { name: 'remarque', label: 'Remarque', kind: 'text' };
const DRAWING: Field = { name: 'geometry', label: 'Emprise, en GeoJSON (longitude, latitude)', kind: 'area', hint: 'Facultative : collez un polygone, ou prenez celui d’un fichier.' };

export const REGISTERS: readonly RegisterForm[] = [
  {
    id: 'qualifications', title: 'Qualifications de friches',
    intro: 'Reconstruire sur une friche urbanisée ne consomme rien ; une friche boisée peut être un espace naturel. Chaque friche est qualifiée avec qui l’a décidé, quand, et sur quelle preuve.',
    fields: [
      { name: 'friche', label: 'Friche', kind: 'friche' }, { name: 'qualification', label: 'Qualification', kind: 'choice', choices: QUALIFICATIONS },
      { name: 'decideur', label: 'Décidée par', kind: 'text' }, { name: 'date_decision', label: 'Date de la décision', kind: 'date' }, PROOF, REMARK,
    ],
  },
  {
    id: 'renaturations', title: 'Renaturations',
    intro: 'Sols rendus à la nature. Seuls ceux qui sont prouvés et dits déductibles s’ajoutent au reste de l’enveloppe, sur les années de la décennie.',
    fields: [
      { name: 'titre', label: 'Nom', kind: 'text' }, { name: 'commune', label: 'Commune', kind: 'commune' }, { name: 'surface_m2', label: 'Surface, en m²', kind: 'number' },
      { name: 'date_effet', label: 'Date d’effet', kind: 'date' }, PROOF, { name: 'deductible', label: 'Déductible', kind: 'yes' }, REMARK, DRAWING,
    ],
  },
  {
    id: 'pene', title: 'Projets d’envergure nationale ou européenne',
    intro: 'Imputés à l’enveloppe nationale : leur part est retirée de ce que le territoire consomme.',
    fields: [
      { name: 'titre', label: 'Nom', kind: 'text' }, { name: 'arrete', label: 'Arrêté qui le liste', kind: 'text' }, { name: 'fiche', label: 'Fiche', kind: 'text', hint: 'Facultative, comme call-1.1.' },
      { name: 'consommations', label: 'Consommation due au projet', kind: 'area', hint: 'Une ligne par commune et par année : code INSEE, année, surface en m². Exemple : 62413 2023 12000' }, REMARK, DRAWING,
    ],
  },
  {
    id: 'projets', title: 'Projets déclarés',
    intro: 'Ce qu’un projet prend de sol, et où il en est : une fiche, un objet d’une couche, ou un dessin. Les projets déclarés sont imputés à l’enveloppe.',
    fields: [
      { name: 'titre', label: 'Nom', kind: 'text', hint: 'Nécessaire sans fiche ni objet.' }, { name: 'fiche', label: 'Fiche', kind: 'text', hint: 'Comme call-1.1.' }, { name: 'objet', label: 'Objet', kind: 'text', hint: 'Couche et identifiant, comme zae/zae-1.' },
      { name: 'nature', label: 'Nature', kind: 'choice', choices: [['', 'Non précisée'], ...NATURES] },
      { name: 'etat', label: 'État', kind: 'choice', choices: [['', 'Non précisé'], ...STATES.filter(([code]) => code !== '' && code !== 'abandonne').map(([code, title]) => [code, title.replace(/s$/, '')] as const)] },
      { name: 'date_effet', label: 'Date d’effet (début des travaux)', kind: 'date' }, { name: 'conforme', label: 'Photovoltaïque conforme au décret', kind: 'choice', choices: [['', 'Sans objet'], ['oui', 'Oui'], ['non', 'Non']] },
      PROOF, REMARK, DRAWING,
    ],
  },
];

export type Sent = { readonly body: Readonly<Record<string, unknown>>; readonly error: null } | { readonly body: null; readonly error: string };

function shares(text: string): readonly unknown[] | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const read = lines.map((line) => /^(\d[\dAB]\d{3})[\s;,]+(\d{4})[\s;,]+([\d\s\u202f\u00a0]+)$/.exec(line));
  return read.some((each) => each === null) ? null : read.map((each) => ({ commune: each?.[1], annee: Number(each?.[2]), surface_m2: Number(each?.[3]?.replace(/\D/g, '')) }));
}

/** Filled fields as the service reads them; an error names the field that does not read. */
export function bodyOf({ fields }: RegisterForm, values: Readonly<Record<string, string>>): Sent {
  const body: Record<string, unknown> = {};
  for (const { name, label, kind } of fields) {
    const text = values[name];
    if (kind === 'yes') {
      body[name] = text !== undefined;
    } else if (text === undefined) {
      continue;
    } else if (kind === 'number') {
      const value = Number(text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.'));
      if (!Number.isFinite(value)) return { body: null, error: `« ${label} » : un nombre est attendu.` };
      body[name] = Math.round(value);
    } else if (name === 'geometry') {
      const { geometry, error } = readPasted(text);
      if (geometry === null) return { body: null, error: `« ${label} » : ${error}` };
      body[name] = geometry;
    } else if (name === 'consommations') {
      const list = shares(text);
      if (list === null) return { body: null, error: `« ${label} » : chaque ligne porte un code INSEE, une année et une surface en m².` };
      body[name] = list;
    } else if (name === 'objet') {
      if (text.indexOf('/') < 1) return { body: null, error: `« ${label} » : une couche et un identifiant, comme zae/zae-1.` };
      body[name] = text;
    } else {
      body[name] = name === 'conforme' ? text === 'oui' : text;
    }
  }
  return { body, error: null };
}

export function registerOf(id: string | undefined): RegisterForm {
  return REGISTERS.find((register) => register.id === id) ?? REGISTERS[0]!;
}

export function qualificationName(code: string | undefined): string {
  return QUALIFICATIONS.find(([each]) => each === code)?.[1] ?? code ?? '';
}

/** Whether it counts today: not annulled and, of a qualification, not replaced. */
export function counts({ annule_le, en_vigueur }: Entry): boolean {
  return annule_le === null && en_vigueur !== false;
}
