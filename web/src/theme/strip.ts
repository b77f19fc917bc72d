// The profile of a line as a strip from west to east: the state of each section, the communes it crosses, the gaps.

import type { Profile, ProfilePart, Theme } from '../api/theme.ts';
import { COLOURS, INK, INK_2, PAPER } from '../chart/colours.ts';
import { textWidth } from '../chart/key.ts';
import type { ChartSpec, Drawn, Frame } from '../chart/spec.ts';
import { distance, kilometres, plain } from '../format/number.ts';
import { inkOf } from './inks.ts';

const LANE = 40;

interface Placed {
  readonly part: ProfilePart;
  readonly lane: number;
  /** Where its name starts, in km: with the part, or earlier where the strip ends before the name would. */
  readonly from: number;
}

/** Each part on the first lane where it and its name meet no other; `pixelsByKm` says how wide a kilometre is, `length` where the strip ends. */
export function lanes(parts: readonly ProfilePart[], pixelsByKm: number, length = Infinity): readonly Placed[] {
  const ends: number[] = [];
  return parts.map((part) => {
    const name = (textWidth(part.nom) + 14) / Math.max(1, pixelsByKm);
    const from = Math.max(0, Math.min(part.debut_km, length - name));
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = Math.max(part.fin_km, from + name);
    return { part, lane, from };
  });
}

function statusName(theme: Theme, code: string | null): string {
  return theme.statuts.find((each) => each.code === code)?.titre ?? 'Non renseigné';
}

function draw(theme: Theme, profile: Profile, { plot, width, inks }: Frame): Drawn {
  const along = profile.sens === 'itineraire';
  const { troncons, longueur_km } = profile;
  const placed = along ? troncons.map((part) => ({ part, lane: 0, from: part.debut_km })) : lanes(troncons, (width - 40) / Math.max(1, longueur_km), longueur_km);
  const rows = 1 + Math.max(0, ...placed.map(({ lane }) => lane));
  const communes = troncons.flatMap((part) => part.communes);
  const data = placed.map(({ part }) => ({ key: part.id, column: 1, value: statusName(theme, part.statut) }));
  const gaps = along ? troncons.flatMap((part) => (part.ecart_m === null || part.ecart_m < 1 ? [] : [{ at: part.fin_km, text: distance(part.ecart_m) }])) : [];
  const bottom = rows * LANE + (along ? (gaps.length > 0 ? 46 : 26) : 0);
  const room = (from: number, to: number): number => ((to - from) / Math.max(0.1, longueur_km)) * (width - 40);
  const short = (text: string, px: number): string => (textWidth(text) + 6 <= px ? text : '');
  const nameAlong = (part: ProfilePart): string => {
    const px = room(part.debut_km, part.fin_km);
    return (part.longueur_km === null ? short(`${part.nom} (longueur non renseignée)`, px) : '') || short(part.nom, px) || String(troncons.indexOf(part) + 1);
  };
  const order = theme.statuts.map(({ code }) => code);
  const used = [...new Set(troncons.map(({ statut }) => statut ?? 'non_renseigne'))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return {
    key: used.map((code) => ({ title: statusName(theme, code), ...inkOf(theme.id, code, order.indexOf(code)) })),
    options: {
      height: bottom + 34,
      marginLeft: 20,
      marginRight: 20,
      marginTop: 8,
      marginBottom: 26,
      x: { domain: [0, longueur_km], label: null },
      y: { domain: [0, bottom], axis: null, reverse: true },
      marks: [
        plot.axisX({ ticks: Math.max(2, Math.min(12, Math.floor(width / 90))), tickFormat: (km: number) => kilometres(km).replace(',0', ''), tickSize: 4, fill: INK_2, stroke: INK_2 }),
        plot.rect(placed, {
          x1: ({ part }: Placed) => part.debut_km, x2: ({ part }: Placed) => part.fin_km, y1: ({ lane }: Placed) => lane * LANE + 17, y2: ({ lane }: Placed) => lane * LANE + 33,
          fill: ({ part }: Placed) => inks.fill(inkOf(theme.id, part.statut ?? 'non_renseigne', 0)), stroke: ({ part }: Placed) => inkOf(theme.id, part.statut ?? 'non_renseigne', 0).colour,
          strokeWidth: 1.4, insetLeft: 1, insetRight: 1, ...plot.keyed(data),
        }),
        plot.text(placed, {
          x: ({ part, from }: Placed) => (along ? (part.debut_km + part.fin_km) / 2 : from), y: ({ lane }: Placed) => lane * LANE + 10, lineAnchor: 'bottom', textAnchor: along ? 'middle' : 'start', fill: INK, stroke: PAPER, strokeWidth: 4,
          text: ({ part }: Placed) => (along ? nameAlong(part) : part.nom),
        }),
        ...(along ? [
          plot.rect(communes, { x1: 'debut_km', x2: 'fin_km', y1: rows * LANE + 4, y2: rows * LANE + 20, fill: '#e6e9e2', stroke: PAPER, strokeWidth: 1.5 }),
          plot.text(communes, { x: ({ debut_km, fin_km }: { debut_km: number; fin_km: number }) => (debut_km + fin_km) / 2, y: rows * LANE + 12, fill: INK, fontSize: 11, text: ({ nom, debut_km, fin_km }: { nom: string; debut_km: number; fin_km: number }) => short(nom, room(debut_km, fin_km)) }),
          plot.ruleX(gaps, { x: 'at', y1: 2, y2: rows * LANE - 4, stroke: COLOURS.alerte, strokeWidth: 3 }),
          plot.text(gaps, { x: 'at', y: rows * LANE + 32, text: ({ text }: { text: string }) => `manque ${text}`, fill: COLOURS.alerte, stroke: PAPER, strokeWidth: 4 }),
        ] : []),
      ],
    },
  };
}

export function stripChart(theme: Theme, profile: Profile): ChartSpec {
  const along = profile.sens === 'itineraire';
  return {
    name: `${theme.id}-profil`,
    title: along ? 'Profil de l’itinéraire, d’ouest en est' : 'La Chaîne d’ouest en est',
    sentence: along
      ? `L’itinéraire en ${profile.troncons.length} sections bout à bout sur ${kilometres(profile.longueur_km)} : l’avancement de chacune, les communes qu’elle traverse, ce qui manque entre deux.`
      : `Les ${profile.troncons.length} objets rattachés à la Chaîne, chacun à sa place entre l’ouest et l’est, sur ${kilometres(profile.longueur_km)}.`,
    note: along
      ? `Longueurs imprimées par les documents ; celles des dessins, indicatives, pour les sections sans longueur connue. Aucune donnée d’altitude n’est livrée. ${profile.troncons.map(({ nom }, index) => `${index + 1}. ${nom}`).join(' ; ')}.`
      : 'Étendue de chaque dessin d’ouest en est, à vol d’oiseau ; les contours sont indicatifs et leur longueur ne se cite pas.',
    columns: [
      { title: along ? 'Section' : 'Objet', kind: 'texte' }, { title: 'Avancement', kind: 'texte' },
      { title: 'Début (km)', kind: 'nombre' }, { title: 'Fin (km)', kind: 'nombre' }, { title: 'Longueur imprimée', kind: 'kilometres' },
      ...(along ? [{ title: 'Écart avec la suivante (m)', kind: 'nombre' as const }, { title: 'Communes traversées', kind: 'texte' as const }] : []),
    ],
    rows: profile.troncons.map((part) => ({
      key: part.id,
      cells: [
        part.nom, part.statut === null ? null : statusName(theme, part.statut), part.debut_km, part.fin_km, part.longueur_km,
        ...(along ? [part.ecart_m, [...new Set(part.communes.map(({ nom, debut_km, fin_km }) => `${nom} (${plain(Math.round(10 * (fin_km - debut_km)) / 10)} km)`))].join(', ')] : []),
      ],
    })),
    draw: (frame) => draw(theme, profile, frame),
    picks: true,
  };
}
