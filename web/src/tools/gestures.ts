// Pointing on the map while a tool is at work: the mouse, a finger, or the keyboard (Enter is the centre of the map).

import type { Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Pointing {
  /** A place is given. */
  readonly point: (position: Position) => void;
  /** The pointer passes; null when it leaves. */
  readonly hover?: (position: Position | null) => void;
  readonly back?: () => void;
  readonly escape?: () => void;
  /** A double click. */
  readonly end?: () => void;
}

/** Returns what ends it. */
export function pointing(map: MapLibreMap, { point, hover, back, escape, end }: Pointing): () => void {
  const canvas = map.getCanvas();
  const at = ({ lng, lat }: { lng: number; lat: number }): Position => [lng, lat];
  const click = (event: { lngLat: { lng: number; lat: number }; originalEvent: MouseEvent }): void => {
    // The second click of a double click is not a place.
    if (event.originalEvent.detail < 2) point(at(event.lngLat));
  };
  const move = (event: { lngLat: { lng: number; lat: number } }): void => hover?.(at(event.lngLat));
  const out = (): void => hover?.(null);
  const twice = (event: { preventDefault(): void }): void => {
    if (end === undefined) return;
    event.preventDefault();
    end();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') point(at(map.getCenter()));
    else if (event.key === 'Backspace') back?.();
    else if (event.key === 'Escape') escape?.();
    else return;
    event.preventDefault();
  };
  map.on('click', click);
  map.on('mousemove', move);
  map.on('mouseout', out);
  map.on('dblclick', twice);
  canvas.addEventListener('keydown', press);
  canvas.classList.add('aiming');
  return () => {
    map.off('click', click);
    map.off('mousemove', move);
    map.off('mouseout', out);
    map.off('dblclick', twice);
    canvas.removeEventListener('keydown', press);
    canvas.classList.remove('aiming');
  };
}
