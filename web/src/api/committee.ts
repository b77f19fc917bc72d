// Meetings of committees: agenda, decisions, what moved. Null is « non renseigné », never 0.

import { address, getJson } from './http.ts';
import type { FicheRef, List } from './refs.ts';
import { write } from './write.ts';

export interface ContractRef {
  readonly id: string;
  readonly titre: string;
  readonly sigle: string | null;
}

export interface MeetingSummary {
  readonly id: string;
  readonly contrat: ContractRef | null;
  readonly nature: string;
  readonly nature_titre: string;
  readonly titre: string;
  readonly date_comite: string;
  readonly lieu: string | null;
  readonly etat: string;
  readonly points: number;
  readonly decisions: number;
}

export interface ItemDecision {
  readonly n: number;
  readonly statut_avant: string;
  readonly statut: string;
  readonly instance: string;
  readonly date_decision: string;
  readonly annulee_le: string | null;
}

export interface AgendaItem {
  readonly n: number;
  readonly rang: number;
  readonly titre: string;
  readonly fiche: FicheRef | null;
  readonly statut: string | null;
  /** Statuses this committee may decide. */
  readonly suites: readonly string[];
  readonly demande: string | null;
  readonly statut_demande: string | null;
  readonly compte_rendu: string | null;
  readonly releve: string | null;
  readonly decision: ItemDecision | null;
}

export interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly contrat: ContractRef | null;
  readonly nature: string;
  readonly nature_titre: string;
  readonly decide: boolean;
  readonly titre: string;
  readonly date_comite: string;
  readonly lieu: string | null;
  readonly presents: string | null;
  readonly etat: string;
  readonly precedent: { readonly id: string; readonly titre: string; readonly date_comite: string } | null;
  readonly points: readonly AgendaItem[];
}

export interface Sums {
  readonly fiches: number;
  readonly sans_cout: number;
  readonly cout_eur: number | null;
  readonly prevu_eur: number | null;
  readonly realise_eur: number | null;
  readonly sollicite_eur: number | null;
  readonly notifie_eur: number | null;
  readonly engage_eur: number | null;
  readonly verse_eur: number | null;
  readonly reste_a_financer_eur: number | null;
}

export interface YearMoney {
  readonly annee: number;
  readonly prevu_avant_eur: number | null;
  readonly prevu_eur: number | null;
  readonly realise_avant_eur: number | null;
  readonly realise_eur: number | null;
}

export interface Reason {
  readonly type: string;
  readonly date: string | null;
  readonly montant_eur: number | null;
  readonly tardif: boolean;
  readonly annule: boolean;
  readonly phrase: string;
}

export interface SituationItem {
  readonly fiche: FicheRef;
  readonly statut_avant: string | null;
  readonly statut: string | null;
  readonly apres: { readonly cout_eur: number | null; readonly financement_eur: number | null; readonly reste_a_financer_eur: number | null };
  readonly annees: readonly YearMoney[];
  readonly raisons: readonly Reason[];
}

export interface SituationPart {
  readonly numberMatched: number;
  readonly items: readonly SituationItem[];
}

export interface Situation {
  readonly depuis: string;
  readonly date: string;
  readonly mois: number;
  readonly chiffres: {
    readonly avant: Sums | null;
    readonly apres: Sums | null;
    readonly statuts: readonly { readonly statut: string; readonly avant: number; readonly apres: number }[];
    readonly annees: readonly YearMoney[];
  };
  readonly mouvements: SituationPart;
  readonly retards: SituationPart;
  readonly desequilibres: SituationPart;
  readonly a_decider: SituationPart;
  readonly regles: readonly string[];
}

export interface MeetingChange {
  readonly n: number;
  readonly moment: string;
  readonly auteur: string;
  readonly annulable: boolean;
  readonly phrase: string;
}

const ALL = '/api/comites';

function at(id: string): string {
  return `${ALL}/${encodeURIComponent(id)}`;
}

export async function listMeetings(contrat: string, nature: string, signal?: AbortSignal): Promise<readonly MeetingSummary[]> {
  return (await getJson<List<MeetingSummary>>(address(ALL, { contrat, nature, limit: 500 }), signal)).items;
}

export function getMeeting(id: string, signal?: AbortSignal): Promise<Meeting> {
  return getJson(at(id), signal);
}

export function getSituation(id: string, depuis: string, signal?: AbortSignal): Promise<Situation> {
  return getJson(address(`${at(id)}/situation`, { depuis, limit: 500 }), signal);
}

export async function listChanges(id: string, signal?: AbortSignal): Promise<readonly MeetingChange[]> {
  return (await getJson<List<MeetingChange>>(address(`${at(id)}/historique`, { limit: 100 }), signal)).items;
}

export type Values = Readonly<Record<string, string | number | null>>;

async function sent(method: 'POST' | 'PATCH' | 'DELETE', url: string, body: Values | null, version: number | null): Promise<Meeting> {
  return (await write({ method, url, body, version })) as unknown as Meeting;
}

export function createMeeting(values: Values): Promise<Meeting> {
  return sent('POST', ALL, values, null);
}

export function patchMeeting({ id, version }: Meeting, values: Values): Promise<Meeting> {
  return sent('PATCH', at(id), values, version);
}

export function addItem({ id, version }: Meeting, values: Values): Promise<Meeting> {
  return sent('POST', `${at(id)}/points`, values, version);
}

export function patchItem({ id, version }: Meeting, n: number, values: Values): Promise<Meeting> {
  return sent('PATCH', `${at(id)}/points/${n}`, values, version);
}

export function removeItem({ id, version }: Meeting, n: number): Promise<Meeting> {
  return sent('DELETE', `${at(id)}/points/${n}`, null, version);
}

export function decideItem({ id, version }: Meeting, n: number, values: Values): Promise<Meeting> {
  return sent('POST', `${at(id)}/points/${n}/decision`, values, version);
}

export function cancelDecision({ id, version }: Meeting, n: number): Promise<Meeting> {
  return sent('DELETE', `${at(id)}/points/${n}/decision`, null, version);
}

export function undoChange({ id, version }: Meeting, n: number): Promise<Meeting> {
  return sent('POST', `${at(id)}/historique/${n}/annulation`, null, version);
}

export type MeetingFile = 'dossier.pdf' | 'dossier.odt' | 'diaporama.odp' | 'releve.pdf' | 'releve.odt';

export function meetingFile(id: string, file: MeetingFile, depuis: string): string {
  return address(`${at(id)}/${file}`, { depuis: file.startsWith('releve') ? '' : depuis });
}
