// Drawing on the map for a fiche: points, lines, polygons; corners moved, added, taken out; what is drawn is told as a
// whole. terra-draw does it, and is fetched when one starts.

import type { Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { GeoJSONStoreFeatures } from 'terra-draw';
import { type Drawn, roundShape, type Shape } from './book.ts';
import type { Snapper } from './snap.ts';

export type Tool = 'choisir' | 'couper' | 'ligne' | 'modifier' | 'point' | 'polygone' | 'trouer';

export interface Heard {
  /** What is drawn now, the order kept. */
  readonly drawn: (shapes: readonly { readonly key: string; readonly geometry: Shape }[]) => void;
  /** A line that cuts, a polygon that is taken out: drawn, then gone. */
  readonly blade: (tool: 'couper' | 'trouer', shape: Shape) => void;
  /** What is under way, to be measured; null: nothing. */
  readonly going: (shape: Shape | null) => void;
}

export interface DrawingBoard {
  use(tool: Tool): void;
  show(traces: readonly Drawn[]): void;
  select(key: string): void;
  /** The last corner of what is under way; false when nothing is. */
  undoCorner(): boolean;
  stop(): void;
}

const GREEN = '#2b6e4f';
const PAPER = '#fbfaf7';
const MODES: Readonly<Record<Tool, string>> = { choisir: 'static', couper: 'linestring', ligne: 'linestring', modifier: 'select', point: 'point', polygone: 'polygon', trouer: 'polygon' };
const OWN = ['linestring', 'point', 'polygon'];
const PATIENCE_MS = 120;

function modeOf(shape: Shape): string {
  return shape.type === 'Point' ? 'point' : shape.type === 'LineString' ? 'linestring' : 'polygon';
}

export async function startBoard(map: MapLibreMap, snapper: () => Snapper, heard: Heard): Promise<DrawingBoard> {
  const [{ TerraDraw, TerraDrawLineStringMode, TerraDrawModeUndoRedo, TerraDrawPointMode, TerraDrawPolygonMode, TerraDrawSelectMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ]);
  const snapping = {
    toLine: true, toCoordinate: true,
    toCustom: ({ lng, lat }: { lng: number; lat: number }, { project }: { project: (lng: number, lat: number) => { x: number; y: number } }): Position | undefined => snapper().near(lng, lat, project),
  };
  const corner = { pointerDistance: 20, snapping };
  const line = { lineStringColor: GREEN, lineStringWidth: 3, closingPointColor: PAPER, closingPointWidth: 7, closingPointOutlineColor: GREEN, closingPointOutlineWidth: 3, snappingPointColor: GREEN, snappingPointWidth: 7, snappingPointOutlineColor: PAPER, snappingPointOutlineWidth: 2 } as const;
  const flags = { feature: { draggable: true, coordinates: { draggable: true, midpoints: true, deletable: true, snappable: snapping } } };
  const drawing = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 7 }),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    modes: [
      new TerraDrawPointMode({ styles: { pointColor: GREEN, pointWidth: 7, pointOutlineColor: PAPER, pointOutlineWidth: 2 } }),
      new TerraDrawLineStringMode({ ...corner, styles: line }),
      new TerraDrawPolygonMode({ ...corner, styles: { fillColor: GREEN, fillOpacity: 0.16, outlineColor: GREEN, outlineWidth: 3, closingPointColor: PAPER, closingPointWidth: 7, closingPointOutlineColor: GREEN, closingPointOutlineWidth: 3, snappingPointColor: GREEN, snappingPointWidth: 7, snappingPointOutlineColor: PAPER, snappingPointOutlineWidth: 2 } }),
      new TerraDrawSelectMode({
        pointerDistance: 20,
        flags: { polygon: flags, linestring: flags, point: { feature: { draggable: true } } },
        styles: {
          selectedPolygonColor: GREEN, selectedPolygonFillOpacity: 0.24, selectedPolygonOutlineColor: GREEN, selectedPolygonOutlineWidth: 4, selectedLineStringColor: GREEN, selectedLineStringWidth: 5,
          selectedPointColor: GREEN, selectedPointWidth: 9, selectedPointOutlineColor: PAPER, selectedPointOutlineWidth: 3,
          selectionPointColor: PAPER, selectionPointWidth: 6, selectionPointOutlineColor: GREEN, selectionPointOutlineWidth: 3, midPointColor: GREEN, midPointWidth: 4, midPointOutlineColor: PAPER, midPointOutlineWidth: 1,
        },
      }),
    ],
  });
  drawing.start();

  let tool: Tool = 'choisir';
  let timer = 0;
  /** Ours, not the tool's own marks; not what is still under way. */
  let own = new Set<string>();
  let shown: readonly Drawn[] = [];
  /** What the tool would not take stays as it is. */
  let refused: readonly Drawn[] = [];

  const ours = (): GeoJSONStoreFeatures[] => drawing.getSnapshot().filter(({ id, properties }) => own.has(String(id)) && OWN.includes(String(properties['mode'])));
  const tell = (): void => {
    heard.drawn([...ours().map(({ id, geometry }) => ({ key: String(id), geometry: roundShape(geometry as Shape) })), ...refused.map(({ key, geometry }) => ({ key, geometry }))]);
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => { if (drawing.enabled) tell(); }, PATIENCE_MS);
  };

  drawing.on('change', (ids) => {
    const moved = ids.filter((id) => own.has(String(id)));
    if (moved.length > 0) later();
    const going = drawing.getSnapshot().find(({ id, properties, geometry }) => !own.has(String(id)) && (geometry.type === 'LineString' || geometry.type === 'Polygon') && OWN.includes(String(properties['mode'])));
    const selected = drawing.getSnapshot().find(({ properties }) => properties['selected'] === true);
    heard.going((going?.geometry ?? selected?.geometry ?? null) as Shape | null);
  });
  drawing.on('finish', (id, { action }) => {
    if (action !== 'draw') {
      later();
      return;
    }
    const feature = drawing.getSnapshotFeature(id);
    heard.going(null);
    if (feature === undefined) return;
    const shape = roundShape(feature.geometry as Shape);
    if (tool === 'couper' || tool === 'trouer') {
      const blade = tool;
      // Not from inside terra-draw's own handler: the mode is still finishing.
      window.setTimeout(() => {
        if (!drawing.enabled) return;
        drawing.removeFeatures([id]);
        heard.blade(blade, shape);
      });
      return;
    }
    own.add(String(id));
    later();
  });

  const show = (traces: readonly Drawn[]): void => {
    shown = traces;
    const mode = drawing.getMode();
    drawing.clear();
    own = new Set(traces.map(({ key }) => key));
    const taken = drawing.addFeatures(traces.map(({ key, geometry }) => ({ id: key, type: 'Feature', properties: { mode: modeOf(geometry) }, geometry })));
    refused = traces.filter((_, index) => taken[index]?.valid !== true);
    if (mode !== 'static') drawing.setMode(mode);
  };

  return {
    show,
    use: (next) => {
      tool = next;
      heard.going(null);
      drawing.setMode(MODES[next]);
      if (next === 'modifier' && shown.length === 1 && shown[0] !== undefined) drawing.selectFeature(shown[0].key);
    },
    select: (key) => {
      tool = 'modifier';
      drawing.setMode('select');
      if (drawing.hasFeature(key)) drawing.selectFeature(key);
    },
    undoCorner: () => drawing.enabled && drawing.getModeState() === 'drawing' && drawing.canUndo() && drawing.undo(),
    stop: () => {
      window.clearTimeout(timer);
      if (drawing.enabled) drawing.stop();
    },
  };
}
