// Who names the codes of a document: the parties, the contract's strategy, the places already on the map. What comes
// late redraws the page.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Contrat, getContrat, type StrategyNode } from '../../api/contrat.ts';
import { listParties } from '../../api/edit.ts';
import type { Party } from '../../api/fiche.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import type { Naming } from './words.ts';

/** Levels a fiche may stand at; the others are what it serves. */
const NOT_PLACES = ['objectif', 'action', 'indicateur'];

export interface Place {
  readonly id: string;
  readonly title: string;
  /** How deep in the tree, from 0. */
  readonly depth: number;
}

/** The strategy as one list, in reading order. */
export function places(nodes: readonly StrategyNode[], depth = 0): readonly Place[] {
  return nodes.filter(({ niveau }) => !NOT_PLACES.includes(niveau)).flatMap(({ id, numero, titre, enfants }) => [
    { id, title: numero === null ? titre : `${numero} ${titre}`, depth },
    ...places(enfants, depth + 1),
  ]);
}

let everyParty: Promise<readonly Party[]> | null = null;
const contracts = new Map<string, Promise<Contrat>>();

function parties(): Promise<readonly Party[]> {
  everyParty ??= listParties().catch((error: unknown) => { everyParty = null; throw error; });
  return everyParty;
}

function contract(id: string): Promise<Contrat> {
  const job = contracts.get(id) ?? getContrat(id).catch((error: unknown) => { contracts.delete(id); throw error; });
  contracts.set(id, job);
  return job;
}

export class Names implements Naming, ReactiveController {
  parties: readonly Party[] = [];
  places: readonly Place[] = [];
  private catalogue: Catalogue | null = null;
  private readonly named = new Set<string>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.catalogue?.addEventListener('items', this.redraw);
  }

  hostDisconnected(): void {
    this.catalogue?.removeEventListener('items', this.redraw);
  }

  /** Asks for what is not known yet; throws {@link ApiProblem} when it does not come. */
  async learn(catalogue: Catalogue, contrats: readonly string[]): Promise<void> {
    if (this.catalogue !== catalogue) {
      this.hostDisconnected();
      this.catalogue = catalogue;
      this.hostConnected();
    }
    const asked = contrats.filter((id) => !this.named.has(id));
    asked.forEach((id) => this.named.add(id));
    await Promise.all([
      parties().then((known) => { this.parties = known; this.redraw(); }),
      ...asked.map((id) => contract(id).then(({ strategie }) => { this.places = [...this.places, ...places(strategie)]; this.redraw(); })),
    ]);
  }

  readonly node = (id: string): string => this.places.find((place) => place.id === id)?.title ?? id;
  readonly party = (code: string): string => this.parties.find((party) => party.code === code)?.nom ?? code;
  readonly commune = (insee: string): string => this.catalogue?.nameOf('communes', insee) ?? insee;
  readonly object = ({ layer, id }: { layer: string; id: string }): string => this.catalogue?.nameOf(layer, id) ?? id;

  private readonly redraw = (): void => this.host.requestUpdate();
}
