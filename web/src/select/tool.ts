// The tool at work on the map while one selects: it draws an outline, or takes what is clicked.

import type { Polygon, Position } from 'geojson';
import type { Point } from 'maplibre-gl';
import { inside } from '../geo/inside.ts';
import type { Stage } from '../map/stage.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { pointing } from '../tools/gestures.ts';
import { outline, type Outlining } from './outline.ts';

export type Mode = 'rectangle' | 'lasso' | 'communes' | 'objets';

export interface Said {
  readonly polygon: (polygon: Polygon) => void;
  readonly corners: (count: number) => void;
  /** An object, as layer/id, is taken or put back. */
  readonly toggle: (key: string) => void;
}

export class SelectionTool {
  private readonly outlining: Outlining | null = null;
  private readonly end: () => void;

  constructor(private readonly stage: Stage, mode: Mode, private readonly catalogue: Catalogue, private readonly said: Said) {
    if (mode === 'rectangle' || mode === 'lasso') {
      const outlining = outline(stage.map, mode, said.polygon, said.corners);
      this.outlining = outlining;
      this.end = () => outlining.stop();
    } else {
      this.end = pointing(stage.map, { point: mode === 'communes' ? this.takeCommune : this.takeObject });
    }
  }

  private readonly takeCommune = (position: Position): void => {
    const commune = this.catalogue.known('communes')?.find(({ geometry }) => inside(geometry, position));
    if (commune !== undefined) this.said.toggle(`communes/${commune.id}`);
  };

  private readonly takeObject = (position: Position): void => {
    const pixel: Point = this.stage.map.project(position as [number, number]);
    const target = this.stage.pick(pixel).find(({ layer }) => layer !== 'communes' && layer !== 'fiches');
    if (target !== undefined) this.said.toggle(`${target.layer}/${target.id}`);
  };

  finish(): void {
    this.outlining?.finish();
  }

  stop(): void {
    this.end();
  }
}
