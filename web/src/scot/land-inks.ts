// How land is drawn in charts: a destination has its colour, that of the map's layers, and its pattern.

import { COLOURS, INK_2 } from '../chart/colours.ts';
import type { Ink } from '../chart/spec.ts';
import type { Destination } from '../api/trajectory.ts';

export const DESTINATION_INKS: Readonly<Record<Destination | 'total', Ink>> = {
  act: { colour: COLOURS.zae, motif: 'plein' },
  hab: { colour: COLOURS.cites, motif: 'hachures' },
  mix: { colour: COLOURS.friches, motif: 'points' },
  rou: { colour: INK_2, motif: 'plein' },
  fer: { colour: COLOURS.ev5, motif: 'contre' },
  inc: { colour: COLOURS.gris, motif: 'traits' },
  total: { colour: COLOURS.gris, motif: 'plein' },
};

/** What is consumed for sure. */
export const CONSUMED = '#8a4b12';
export const PERMITTED = COLOURS.accent;
export const DOUBT = COLOURS.friches;
