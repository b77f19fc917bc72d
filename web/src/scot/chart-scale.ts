// Geometry of the chart of consumption by year: pure, in units of its view box.

import type { Destination, YearFlux } from '../api/trajectory.ts';
import { DESTINATIONS } from '../api/trajectory.ts';

export const STEP = 44;
export const BAR = 30;
export const HEIGHT = 300;
export const BASE = 262;
const TOP = 30;
export const LEFT = 44;
/** Room at the right for the names of the lines. */
const RIGHT = 168;
const LINE_HEIGHT = 15;

export interface Segment {
  /** `total`: the destinations of that year are not known. */
  readonly destination: Destination | 'total';
  readonly y: number;
  readonly height: number;
}

export interface Bar {
  readonly annee: number;
  readonly x: number;
  /** Not known: null; nothing is drawn. */
  readonly total: number | null;
  readonly segments: readonly Segment[];
  readonly flux: YearFlux | null;
  /** After the last known year, in the decade. */
  readonly coming: boolean;
}

export interface Level {
  readonly name: string;
  readonly value: number;
  readonly y: number;
  readonly x1: number;
  readonly x2: number;
  /** Where its name stands: beside the line, moved so that no two names overlap. */
  readonly labelY: number;
}

/** Names at least a line apart, in their order of height, none below the base. */
export function spread(levels: readonly Level[]): Level[] {
  const ordered = [...levels].sort((a, b) => a.y - b.y);
  let free = -Infinity;
  const pushed = ordered.map((level) => {
    const labelY = Math.max(level.y + 4, free);
    free = labelY + LINE_HEIGHT;
    return { ...level, labelY };
  });
  const over = (pushed[pushed.length - 1]?.labelY ?? 0) - BASE;
  return over > 0 ? pushed.map((level) => ({ ...level, labelY: level.labelY - over })) : pushed;
}

export interface Period {
  readonly debut: number;
  readonly fin: number;
}

export interface ChartModel {
  readonly width: number;
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  y(value: number): number;
  level(name: string, value: number, from: number, to: number): Level;
}

/** A round step that cuts a range into at most five. */
export function tickStep(peak: number): number {
  if (!(peak > 0)) return 1;
  const raw = peak / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const unit = [1, 2, 5, 10].find((each) => each * power >= raw * (1 - 1e-9)) ?? 10;
  return unit * power;
}

/** Residues of one or two square metres below zero draw nothing. */
function segmentsOf(flux: YearFlux, y: (value: number) => number): Segment[] {
  let sum = 0;
  const known = DESTINATIONS.some((destination) => flux[`${destination}_ha`] !== null);
  const whole = Math.max(0, flux.total_ha ?? 0);
  if (!known) return whole === 0 ? [] : [{ destination: 'total', y: y(whole), height: BASE - y(whole) }];
  return DESTINATIONS.flatMap((destination): Segment[] => {
    const value = Math.max(0, flux[`${destination}_ha`] ?? 0);
    if (value === 0) return [];
    const bottom = y(sum);
    sum += value;
    return [{ destination, y: y(sum), height: bottom - y(sum) }];
  });
}

/** Every year from the first known or the reference's first to the decade's last; `levels` must fit under the top. */
export function chartModel(years: readonly YearFlux[], reference: Period | null, decade: Period | null, levels: readonly number[]): ChartModel {
  const known = new Map(years.map((flux) => [flux.annee, flux]));
  const first = Math.min(reference?.debut ?? Infinity, decade?.debut ?? Infinity, ...known.keys());
  const last = Math.max(decade?.fin ?? -Infinity, reference?.fin ?? -Infinity, ...known.keys());
  const count = Number.isFinite(first) && Number.isFinite(last) ? last - first + 1 : 0;
  const peak = Math.max(0, ...years.map(({ total_ha }) => total_ha ?? 0), ...levels);
  const step = tickStep(peak);
  const top = Math.max(step, Math.ceil(peak / step - 1e-9) * step);
  const y = (value: number): number => BASE - ((BASE - TOP) * Math.max(0, value)) / top;
  const latest = Math.max(-Infinity, ...years.filter(({ total_ha }) => total_ha !== null).map(({ annee }) => annee));
  const at = (year: number): number => LEFT + (year - first) * STEP;
  const bars = Array.from({ length: count }, (_, index): Bar => {
    const annee = first + index;
    const flux = known.get(annee) ?? null;
    return { annee, x: at(annee) + (STEP - BAR) / 2, total: flux?.total_ha ?? null, flux, segments: flux === null ? [] : segmentsOf(flux, y), coming: annee > latest && decade !== null && annee >= decade.debut && annee <= decade.fin };
  });
  return {
    width: LEFT + count * STEP + (levels.length > 0 ? RIGHT : 8),
    bars,
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => ({ value: index * step, y: y(index * step) })),
    y,
    level: (name, value, from, to) => ({ name, value, y: y(value), x1: at(from), x2: at(to) + STEP, labelY: y(value) - 5 }),
  };
}
