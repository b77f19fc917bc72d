// A choice of projects in an address: ids of those that are known, and one's own drawings with what is said of them.

import type { AskedProject, KnownProject } from '../api/what-if.ts';
import type { Area } from '../state/polyline.ts';
import { isKept, keep, recall } from '../zone/kept.ts';

/** One's own project: `nature.etat.area`; a comma is no letter of an encoded area. */
export interface Drawn {
  readonly nature: string;
  readonly etat: string;
  readonly area: Area;
}

const ONE = /^([a-z]*)\.([a-z]*)\.(.+)$/s;

export function readIds(choix: string): readonly string[] {
  return [...new Set(choix.split(',').filter((id) => id !== ''))];
}

export function writeIds(ids: Iterable<string>): string {
  return [...ids].join(',');
}

/** What cannot be read is left out. */
export function readDrawn(traces: string): readonly Drawn[] {
  return traces.split(',').flatMap((text) => {
    const [, nature, etat, trace] = ONE.exec(text) ?? [];
    const area = trace === undefined ? null : recall(trace);
    return area === null || (area.type !== 'Polygon' && area.type !== 'MultiPolygon') ? [] : [{ nature: nature ?? '', etat: etat ?? '', area }];
  });
}

/** How many areas another browser kept: the address names them, they cannot be drawn here. */
export function missingDrawn(traces: string): number {
  return traces === '' ? 0 : traces.split(',').length - readDrawn(traces).length;
}

/** Whether an area is too long for the address: another browser would not find it. */
export function isKeptHere(traces: string): boolean {
  return traces.split(',').some((text) => isKept(ONE.exec(text)?.[3] ?? ''));
}

export function writeDrawn(all: readonly Drawn[]): string {
  return all.map(({ nature, etat, area }) => `${nature}.${etat}.${keep(area)}`).join(',');
}

/** Null for an id of a kind that cannot be asked for. */
export function askedOf(id: string): AskedProject | null {
  const [kind, rest] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'fiche' && rest !== '') return { fiche: rest };
  if (kind === 'registre' && /^\d+$/.test(rest)) return { registre: Number(rest) };
  const colon = rest.indexOf(':');
  return kind === 'objet' && colon > 0 ? { objet: { layer: rest.slice(0, colon), id: rest.slice(colon + 1) } } : null;
}

export function askedDrawn({ nature, etat, area }: Drawn, rank: number): AskedProject {
  return { geometry: area, titre: `Projet dessiné ${rank + 1}`, ...(nature === '' ? {} : { nature }), ...(etat === '' ? {} : { etat }) };
}

export function askedAll(choix: string, traces: string): readonly AskedProject[] {
  return [...readIds(choix).map(askedOf).filter((each) => each !== null), ...readDrawn(traces).map(askedDrawn)];
}

/** The id that a kept scenario's project had; null for a drawing. */
export function idOf(project: Readonly<Record<string, unknown>>): string | null {
  if (typeof project['fiche'] === 'string') return `fiche:${project['fiche']}`;
  if (typeof project['registre'] === 'number') return `registre:${project['registre']}`;
  const objet = project['objet'] as { layer?: unknown; id?: unknown } | undefined;
  return typeof objet?.layer === 'string' ? `objet:${objet.layer}:${String(objet.id)}` : null;
}

export const STATES: readonly (readonly [code: string, title: string])[] = [
  ['realise', 'Réalisés'], ['autorise', 'Autorisés'], ['engage', 'Engagés'], ['projete', 'Projetés'], ['', 'État non renseigné'], ['abandonne', 'Abandonnés'],
];

export const NATURES: readonly (readonly [code: string, title: string])[] = [
  ['extension', 'Extension urbaine'], ['densification', 'Densification'], ['friche', 'Reconversion de friche'], ['renaturation', 'Renaturation'],
  ['pene', 'Projet d’envergure nationale ou européenne'], ['photovoltaique', 'Installation photovoltaïque au sol'],
];

export function natureName(code: string | null): string | null {
  return code === null ? null : (NATURES.find(([each]) => each === code)?.[1] ?? code);
}

/** Whether the ground is as good as taken: it counts before what is only projected. */
export function isEngaged(etat: string | null): boolean {
  return etat === 'engage' || etat === 'autorise' || etat === 'realise';
}

/** By state, furthest along first; states nobody is in are left out. */
export function byState(projects: readonly KnownProject[]): readonly (readonly [title: string, projects: readonly KnownProject[]])[] {
  const known = new Set(STATES.map(([code]) => code));
  const stateOf = ({ etat }: KnownProject): string => (known.has(etat?.code ?? '') ? (etat?.code ?? '') : '');
  return STATES.flatMap(([code, title]) => {
    const own = projects.filter((project) => stateOf(project) === code);
    return own.length === 0 ? [] : [[title, own] as const];
  });
}
