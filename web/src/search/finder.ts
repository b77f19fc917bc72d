// Asks everyone a search is for: the service at once, the geocoder when one pauses; a newer question drops the older.

import { asProblem } from '../api/problem.ts';
import { search } from '../api/search.ts';
import { plural } from '../format/number.ts';
import { readPlace, SYSTEMS } from '../geo/coordinates.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { configuration } from '../state/configuration.ts';
import { findAddresses } from './geocoder.ts';
import { type Found, foundOf, layersNamed, perimetersNamed } from './found.ts';

const PATIENCE_MS = 120;
/** Others are asked less often than ourselves. */
const ADDRESS_PATIENCE_MS = 350;

export interface Outcome {
  readonly q: string;
  readonly found: readonly Found[];
  /** In words, how many or why none. */
  readonly message: string;
}

export class Finder {
  private request: AbortController | null = null;
  private timers: number[] = [];
  private own: readonly Found[] = [];
  private addresses: readonly Found[] = [];
  private trouble = '';

  constructor(private readonly catalogue: () => Catalogue | null, private readonly tell: (outcome: Outcome) => void) {}

  stop(): void {
    this.timers.forEach((timer) => window.clearTimeout(timer));
    this.timers = [];
    this.request?.abort();
  }

  /** After a moment without another letter. */
  later(q: string): void {
    this.stop();
    this.timers = [window.setTimeout(() => void this.now(q), PATIENCE_MS)];
  }

  /** At once; resolves when the service has answered. */
  async now(q: string): Promise<void> {
    this.stop();
    const request = new AbortController();
    this.request = request;
    this.addresses = [];
    this.trouble = '';
    this.timers = [window.setTimeout(() => void this.askAddresses(q, request.signal), ADDRESS_PATIENCE_MS)];
    try {
      const hits = await search(q, request.signal);
      if (request.signal.aborted) return;
      const layers = this.catalogue()?.layers ?? [];
      const found = hits.map((hit) => foundOf(hit, layers));
      // What only resembles comes after what bears the name.
      const named = [...this.perimeters(q), ...layersNamed(q, layers)];
      this.own = [...coordinates(q), ...(hits[0]?.approchant ?? true ? [...named, ...found] : [...found, ...named])];
    } catch (error) {
      if (request.signal.aborted) return;
      this.own = coordinates(q);
      this.trouble = asProblem(error).detail;
    }
    this.say(q);
  }

  private perimeters(q: string): readonly Found[] {
    const catalogue = this.catalogue();
    return (catalogue?.layers ?? []).filter(({ id }) => id === 'epci' || id === 'scot').flatMap((layer) => perimetersNamed(q, layer, catalogue?.known(layer.id) ?? []));
  }

  private async askAddresses(q: string, signal: AbortSignal): Promise<void> {
    const { geocoder } = await configuration();
    if (geocoder === null || signal.aborted) return;
    try {
      this.addresses = await findAddresses(geocoder, q, signal);
    } catch {
      if (signal.aborted) return;
      this.trouble = 'Le service d’adresses ne répond pas : les autres réponses sont là.';
    }
    if (!signal.aborted) this.say(q);
  }

  private say(q: string): void {
    const found = [...this.own, ...this.addresses];
    this.tell({
      q, found,
      message: this.trouble !== '' ? this.trouble : found.length > 0 ? plural(found.length, 'réponse')
        : `Rien ne répond à « ${q} ». Essayez un nom de commune, de friche, de cité ou un mot d’une fiche.`,
    });
  }
}

/** Coordinates typed in the box lead to their place. */
function coordinates(q: string): readonly Found[] {
  if (!/\d/.test(q)) return [];
  const read = readPlace(q);
  if (read.position === null) return [];
  return [{ group: 'Coordonnées', name: q.trim(), note: SYSTEMS.find(({ id }) => id === read.system)?.title ?? '', way: { position: read.position } }];
}

