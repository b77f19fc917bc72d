// Addresses of committees: `#/comites?contrat=crte-call`, `#/comites/3`, `#/comites/3/seance?point=12`.

const NAMES = ['contrat', 'nature', 'depuis', 'point'] as const;

export interface CommitteeRoute {
  readonly page: 'comites';
  /** The meeting; empty: all of them. */
  readonly id: string;
  /** Held now, on a projector. */
  readonly seance: boolean;
  /** What the address asks for, by name; never an empty value. */
  readonly filtres: Readonly<Record<string, string>>;
}

export function committeeRoute(id = '', filtres: Readonly<Record<string, string>> = {}, seance = false): CommitteeRoute {
  return { page: 'comites', id, seance, filtres: Object.fromEntries(Object.entries(filtres).filter(([, value]) => value !== '')) };
}

/** Null when the address is of another page. */
export function parseCommittee([page = '', id = '', view = '', ...rest]: readonly string[], query: URLSearchParams): CommitteeRoute | null {
  if (page !== 'comites' || rest.length > 0 || (view !== '' && view !== 'seance')) return null;
  return committeeRoute(id, Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])), view === 'seance');
}

export function committeePath({ id, seance }: CommitteeRoute): string {
  return id === '' ? 'comites' : `comites/${encodeURIComponent(id)}${seance ? '/seance' : ''}`;
}

/** In a fixed order; an empty value is left out of the address. */
export function committeeParameters({ filtres }: CommitteeRoute): [string, string][] {
  return NAMES.map((name) => [name, filtres[name] ?? '']);
}
