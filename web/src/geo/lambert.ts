// Lambert-93 (EPSG:2154) and CC50 (EPSG:3950) to and from degrees (RGF93, which CRS84 is taken for): Lambert conformal
// conic with two parallels on GRS80. Source: IGN, NTG 71; EPSG guidance note 7-2, § 3.1.1. Good to a tenth of a millimetre.

import type { Position } from 'geojson';

const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const E = Math.sqrt(FLATTENING * (2 - FLATTENING));
const RADIANS = Math.PI / 180;

export interface Conic {
  readonly forward: (position: Position) => readonly [number, number];
  readonly inverse: (east: number, north: number) => readonly [number, number];
}

interface Parameters {
  readonly lon0: number;
  readonly lat0: number;
  readonly parallels: readonly [number, number];
  readonly east0: number;
  readonly north0: number;
}

function narrowing(lat: number): number {
  return Math.cos(lat) / Math.sqrt(1 - (E * Math.sin(lat)) ** 2);
}

/** The isometric colatitude's tangent. */
function t(lat: number): number {
  const sine = E * Math.sin(lat);
  return Math.tan(Math.PI / 4 - lat / 2) / ((1 - sine) / (1 + sine)) ** (E / 2);
}

function latitude(tangent: number): number {
  let lat = Math.PI / 2 - 2 * Math.atan(tangent);
  for (let turn = 0; turn < 8; turn++) {
    const sine = E * Math.sin(lat);
    lat = Math.PI / 2 - 2 * Math.atan(tangent * ((1 - sine) / (1 + sine)) ** (E / 2));
  }
  return lat;
}

function conic({ lon0, lat0, parallels, east0, north0 }: Parameters): Conic {
  const [low, high] = [parallels[0] * RADIANS, parallels[1] * RADIANS];
  const n = Math.log(narrowing(low) / narrowing(high)) / Math.log(t(low) / t(high));
  const scale = (SEMI_MAJOR_M * narrowing(low)) / (n * t(low) ** n);
  const origin = scale * t(lat0 * RADIANS) ** n;
  return {
    forward: ([lon = 0, lat = 0]) => {
      const radius = scale * t(lat * RADIANS) ** n;
      const angle = n * (lon - lon0) * RADIANS;
      return [east0 + radius * Math.sin(angle), north0 + origin - radius * Math.cos(angle)];
    },
    inverse: (east, north) => {
      const [dx, dy] = [east - east0, origin - (north - north0)];
      const radius = Math.hypot(dx, dy);
      return [lon0 + Math.atan2(dx, dy) / n / RADIANS, latitude((radius / scale) ** (1 / n)) / RADIANS];
    },
  };
}

export const LAMBERT_93 = conic({ lon0: 3, lat0: 46.5, parallels: [44, 49], east0: 700_000, north0: 6_600_000 });
export const CC50 = conic({ lon0: 3, lat0: 50, parallels: [49.25, 50.75], east0: 1_700_000, north0: 9_200_000 });
