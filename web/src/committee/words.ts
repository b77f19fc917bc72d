// What committees are called, and how a meeting is said in one line.

import type { AgendaItem, Meeting, MeetingSummary } from '../api/committee.ts';
import { date } from '../format/date.ts';
import { contractName } from '../ui/links.ts';

export const NATURES: readonly (readonly [string, string, string])[] = [
  ['cotech', 'Comité technique (COTECH)', 'COTECH'],
  ['copil', 'Comité de pilotage (COPIL)', 'COPIL'],
  ['clct', 'Comité local de cohésion des territoires (CLCT)', 'CLCT'],
  ['relance', 'Comité de pilotage et de suivi de la relance', 'Comité de la relance'],
  ['partenaires', 'Comité des partenaires', 'Comité des partenaires'],
  ['projets', 'Comité de projets', 'Comité de projets'],
];

const STATES: Readonly<Record<string, string>> = { prepare: 'Préparé', tenu: 'Tenu', archive: 'Archivé' };

export const STATE_CODES: readonly string[] = Object.keys(STATES);

export function stateName(code: string): string {
  return STATES[code] ?? code;
}

export function natureShort(code: string): string {
  return NATURES.find(([id]) => id === code)?.[2] ?? code;
}

export function natureName(code: string): string {
  return NATURES.find(([id]) => id === code)?.[1] ?? code;
}

export function about({ contrat }: Pick<MeetingSummary, 'contrat'>): string {
  return contrat === null ? 'Tous les contrats' : contractName(contrat.id);
}

/** `Comité technique (COTECH) · CRTE de Lens-Liévin · 20 nov. 2026, Lens · Préparé`. */
export function line(meeting: Meeting): string {
  const { nature, date_comite, lieu, etat } = meeting;
  return [natureName(nature), about(meeting), [date(date_comite), lieu].filter((part) => part !== null).join(', '), stateName(etat).toLowerCase()].join(' · ');
}

/** The decision that holds on an item. */
export function held({ decision }: AgendaItem): AgendaItem['decision'] {
  return decision !== null && decision.annulee_le === null ? decision : null;
}

/** Today in Paris, AAAA-MM-JJ. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
}
