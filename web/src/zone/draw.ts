// Drawing a polygon by hand, then reshaping it: terra-draw, fetched when one starts.

import type { Polygon } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Drawing {
  /** Ends without keeping anything on the map. */
  stop(): void;
}

const GREEN = '#2b6e4f';
const PAPER = '#fbfaf7';

function rounded(polygon: Polygon): Polygon {
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return { type: 'Polygon', coordinates: polygon.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]) => [round(lon), round(lat)])) };
}

/**
 * Lets the reader draw (`existing` null) or reshape a polygon. `onPolygon` gets it when it is closed and after each
 * change. The first or last corner, a double click or Enter closes it; Escape starts again.
 */
export async function draw(map: MapLibreMap, existing: Polygon | null, onPolygon: (polygon: Polygon) => void): Promise<Drawing> {
  const [{ TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ]);
  const drawing = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 7 }),
    modes: [
      new TerraDrawPolygonMode({
        pointerDistance: 20,
        styles: {
          fillColor: GREEN, fillOpacity: 0.14, outlineColor: GREEN, outlineWidth: 3,
          closingPointColor: PAPER, closingPointWidth: 7, closingPointOutlineColor: GREEN, closingPointOutlineWidth: 3,
        },
      }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        pointerDistance: 20,
        flags: { polygon: { feature: { draggable: false, coordinates: { draggable: true, midpoints: true, deletable: true } } } },
        styles: {
          selectedPolygonColor: GREEN, selectedPolygonFillOpacity: 0.14, selectedPolygonOutlineColor: GREEN, selectedPolygonOutlineWidth: 3,
          selectionPointColor: PAPER, selectionPointWidth: 6, selectionPointOutlineColor: GREEN, selectionPointOutlineWidth: 3,
          midPointColor: GREEN, midPointWidth: 4, midPointOutlineColor: PAPER, midPointOutlineWidth: 1,
        },
      }),
    ],
  });
  drawing.start();

  const edit = (id: string | number): void => {
    drawing.setMode('select');
    drawing.selectFeature(id);
  };
  drawing.on('finish', (id, { action }) => {
    const feature = drawing.getSnapshotFeature(id);
    if (feature?.geometry.type === 'Polygon') {
      onPolygon(rounded(feature.geometry));
    }
    // Not from inside terra-draw's own handler: the mode is still finishing.
    if (action === 'draw') setTimeout(() => drawing.enabled && edit(id));
  });

  if (existing === null) {
    drawing.setMode('polygon');
  } else {
    const [added] = drawing.addFeatures([{ type: 'Feature', properties: { mode: 'polygon' }, geometry: existing }]);
    if (added?.valid && added.id !== undefined) {
      edit(added.id);
    } else {
      drawing.setMode('polygon');
    }
  }
  return {
    stop: () => {
      if (drawing.enabled) drawing.stop();
    },
  };
}
