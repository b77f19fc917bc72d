// What a trajectory says, in sentences. Figures the service does not know stay unknown: nothing is guessed here.

import type { Destination, Hypothesis, Measure, Status, StatusCode, Trajectory, YearFlux } from '../api/trajectory.ts';
import { DESTINATIONS } from '../api/trajectory.ts';
import { plural } from '../format/number.ts';
import { ha, interval, rate } from './figures.ts';

export const DESTINATION_NAMES: Readonly<Record<Destination, string>> = {
  act: 'activités', hab: 'habitat', mix: 'mixte', rou: 'routes', fer: 'voies ferrées', inc: 'non connue',
};

const STATUSES: Readonly<Record<StatusCode, string>> = {
  depasse: 'Déjà dépassé', risque: 'Risque de dépassement', bonne_voie: 'En bonne voie', inconnu: 'Non renseigné',
};

export function statusCode(status: StatusCode | Status | null): StatusCode {
  if (status === null) return 'inconnu';
  const code = typeof status === 'string' ? status : status.code;
  return code in STATUSES ? code : 'inconnu';
}

export function statusWord(status: StatusCode | Status | null): string {
  return STATUSES[statusCode(status)];
}

/** How far a rate can be trusted, in brackets after it. */
const RATE_STATES: Readonly<Record<string, string>> = { etabli: 'établi', simulation: 'simulation', indicatif: 'indicatif', essai: 'essai' };

export function rateState(state: string | null): string {
  return state === null ? '' : (RATE_STATES[state] ?? state);
}

export function hypothesisName({ taux_pct, etat }: Pick<Hypothesis, 'taux_pct' | 'etat'>): string {
  return `${rate(taux_pct)} (${rateState(etat)})`;
}

/** A rate that is tried and also stated is drawn once. */
export function onePerRate<H extends { readonly taux_pct: number }>(hypotheses: readonly H[]): readonly H[] {
  return hypotheses.filter(({ taux_pct }, index) => hypotheses.findIndex((each) => each.taux_pct === taux_pct) === index);
}

export function measure(measures: readonly Measure[], key: string): Measure | null {
  return measures.find(({ cle }) => cle === key) ?? null;
}

/** Which hypotheses the heading speaks of: the one that applies and the reader's own, else all that are shown. */
function spoken({ hypotheses, hypothese_retenue }: Trajectory): readonly Hypothesis[] {
  const kept = hypotheses.filter((each, index) => index === hypothese_retenue || each.etat === 'essai');
  return kept.length === 0 ? hypotheses : kept;
}

function left(hypothesis: Hypothesis): string | null {
  const value = measure(hypothesis.mesures, 'reste')?.valeur ?? null;
  if (value === null) return null;
  return value < 0 ? `l’enveloppe est dépassée de ${ha(-value)}` : `il reste ${ha(value)}`;
}

/** One sentence a hypothesis; one sentence in all when nothing can be computed. */
export function headline(trajectory: Trajectory): string[] {
  const { source, decennie } = trajectory;
  const sentences = spoken(trajectory).flatMap((hypothesis) => {
    const rest = left(hypothesis);
    if (rest === null) return [];
    const until = decennie === null ? '' : ` jusqu’à ${decennie.fin}`;
    const status = statusWord(hypothesis.statut);
    return [`À ${hypothesisName(hypothesis)}, ${rest}${until} : ${status.charAt(0).toLowerCase()}${status.slice(1)}.`];
  });
  if (sentences.length > 0) return sentences;
  return [source === null ? 'Aucune donnée de consommation n’est importée : ni enveloppe ni reste ne peuvent être calculés.'
    : 'Ni enveloppe ni reste ne peuvent être calculés : les raisons sont dites plus bas.'];
}

/** The doubt that projects bring, in one sentence; null when there is none to tell. */
export function projectsSentence({ projets }: Trajectory): string | null {
  if (projets === null) return null;
  const [engaged, projected] = [interval(projets.engages.charge_ha), interval(projets.projetes.charge_ha)];
  const parts = [
    projets.engages.nombre === 0 || engaged === null ? null : `${plural(projets.engages.nombre, 'projet engagé', 'projets engagés')} : ${engaged}`,
    projets.projetes.nombre === 0 || projected === null ? null : `${plural(projets.projetes.nombre, 'projet envisagé', 'projets envisagés')} : ${projected}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `À imputer encore, ${parts.join(' ; ')}.`;
}

/** A year of the chart, read aloud. */
export function yearSentence(annee: number, flux: YearFlux | null): string {
  if (flux === null || flux.total_ha === null) return `${annee} : non renseigné.`;
  const parts = DESTINATIONS.flatMap((destination) => {
    const value = flux[`${destination}_ha`];
    return value === null || value === 0 ? [] : [`${DESTINATION_NAMES[destination]} ${ha(value)}`];
  });
  const doubt = [flux.provisoire ? 'provisoire' : null, flux.interpole ? 'interpolé' : null].filter((word) => word !== null).join(', ');
  return `${annee}${doubt === '' ? '' : ` (${doubt})`} : ${ha(flux.total_ha)}${parts.length === 0 ? '' : `, dont ${parts.join(', ')}`}.`;
}
