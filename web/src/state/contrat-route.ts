// Addresses of the contracts' pages: `#/contrats`, `#/contrat/crte-call?statut=validee&tri=-montant`,
// `#/suivi`, `#/suivi/crte-call?date=2026-06-30`.

export type ContratPage = 'contrats' | 'contrat' | 'suivi';

export type Filters = Readonly<Record<string, string>>;

export interface ContratRoute {
  readonly page: ContratPage;
  /** The contract; empty for the list and for the follow-up of all. */
  readonly id: string;
  /** What the address asks for, by name; never an empty value. */
  readonly filtres: Filters;
}

const NAMES: Readonly<Record<ContratPage, readonly string[]>> = {
  contrats: [],
  contrat: ['axe', 'statut', 'commune', 'q', 'tri'],
  suivi: ['date'],
};

function route(page: ContratPage, id: string, query: URLSearchParams): ContratRoute {
  const pairs = NAMES[page].flatMap((name) => {
    const value = query.get(name) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return { page, id, filtres: Object.fromEntries(pairs) };
}

/** Null when the address is of another page. */
export function parseContrat([first = '', id = '', ...rest]: readonly string[], query: URLSearchParams): ContratRoute | null {
  if (rest.length > 0) return null;
  if (first === 'contrats' && id === '') return route('contrats', '', query);
  if (first === 'suivi') return route('suivi', id, query);
  return first === 'contrat' && id !== '' ? route('contrat', id, query) : null;
}

export function contratPath({ page, id }: ContratRoute): string {
  return id === '' ? page : `${page}/${encodeURIComponent(id)}`;
}

/** In a fixed order, so that the same choice has one address. */
export function contratParameters({ page, filtres }: ContratRoute): [string, string][] {
  return NAMES[page].map((name) => [name, filtres[name] ?? '']);
}

/** The route with one filter changed; an empty value takes it away. */
export function withFilter(from: ContratRoute, name: string, value: string): ContratRoute {
  const { [name]: _, ...others } = from.filtres;
  return { ...from, filtres: value === '' ? others : { ...others, [name]: value } };
}
