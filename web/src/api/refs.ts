// How answers of the planning API name things, and the shape of its lists.

export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
}

export interface List<T> {
  readonly numberMatched: number;
  readonly items: readonly T[];
  readonly links: readonly Link[];
}

export interface CommuneRef {
  readonly insee: string;
  readonly nom: string;
}

export interface EpciRef {
  readonly siren: string;
  readonly sigle: string;
  readonly nom: string;
}

export interface ScotRef {
  readonly id: string;
  readonly nom: string;
}

export interface ObjetRef {
  readonly layer: string;
  readonly id: string;
  readonly nom: string | null;
  readonly href: string;
}

export interface FicheRef {
  readonly id: string;
  readonly numero: string | null;
  readonly titre: string;
  readonly contrat: string;
  readonly href: string;
}

/** West, south, east, north in CRS84. */
export type Bbox = readonly [number, number, number, number];

export function nextLink(links: readonly Link[] | undefined): string | null {
  return links?.find((link) => link.rel === 'next')?.href ?? null;
}
