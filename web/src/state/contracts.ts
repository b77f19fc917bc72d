// The contracts there are, from the service, and their names. Asked once; who shows a name is told when they come.

import { type ContratSummary, listContrats } from '../api/contrat.ts';
import { contractTitle } from '../format/contract.ts';

class Contracts extends EventTarget {
  /** Null until they came. */
  private known: readonly ContratSummary[] | null = null;

  get isOpen(): boolean {
    return this.known !== null;
  }

  /** Those with fiches: the common framework is no contract. */
  get ids(): readonly string[] {
    return (this.known ?? []).filter(({ nature }) => nature === 'contrat').map(({ id }) => id);
  }

  name(id: string): string {
    const found = this.known?.find((each) => each.id === id);
    return found === undefined ? id : contractTitle(found);
  }

  /** Throws {@link ApiProblem}. */
  async open(): Promise<void> {
    if (this.known === null) {
      this.known = (await listContrats()).items;
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const contracts = new Contracts();
