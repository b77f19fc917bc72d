// MapLibre, fetched when a map is wanted: the panel is read and used meanwhile.

import type * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/worker-url';

export type MapLibrary = typeof maplibre;

export async function loadLibrary(): Promise<MapLibrary> {
  const library = await import('maplibre-gl');
  library.setWorkerUrl(new URL(workerUrl, import.meta.url).href);
  return library;
}

export const FRENCH: Readonly<Record<string, string>> = {
  'AttributionControl.ToggleAttribution': 'Afficher ou masquer les sources du fond',
  'Map.Title': 'Carte du territoire. Flèches pour se déplacer, plus et moins pour le zoom, Entrée pour ouvrir ce qui est au centre.',
  'NavigationControl.ZoomIn': 'Zoomer',
  'NavigationControl.ZoomOut': 'Dézoomer',
  'NavigationControl.ResetBearing': 'Remettre le nord en haut',
  'Popup.Close': 'Fermer',
  'ScaleControl.Meters': 'm',
  'ScaleControl.Kilometers': 'km',
};

export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
