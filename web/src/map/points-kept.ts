// Points of the objects that pass a filter: where several share a place, those that pass and how many they are.

import type { Feature, FeatureCollection, Point } from 'geojson';

export function keepPoints(points: FeatureCollection, ids: ReadonlySet<string>, nameOf: (id: string) => string | null): FeatureCollection {
  const features = points.features.flatMap((feature) => {
    const properties = feature.properties ?? {};
    const here = String(properties['ids'] ?? properties['id'] ?? '').split(' ');
    const kept = here.filter((id) => ids.has(id));
    const [only] = kept;
    if (only === undefined) return [];
    if (kept.length === here.length) return [feature];
    const { ids: _, nom: __, ...others } = properties;
    const name = kept.length === 1 ? nameOf(only) : null;
    return [{ ...feature, properties: { ...others, id: only, nombre: kept.length, ...(kept.length > 1 ? { ids: kept.join(' ') } : {}), ...(name === null ? {} : { nom: name }) } } as Feature<Point>];
  });
  return { type: 'FeatureCollection', features };
}
