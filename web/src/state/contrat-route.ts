// Addresses of the contracts' pages: `#/contrats`, `#/contrat/crte-call?statut=validee&tri=-montant`,
// `#/suivi`, `#/suivi/crte-call?date=2026-06-30`, `#/maquette/crte-call`, `#/convention/crte-call?annee=2026`,
// `#/anomalies?contrat=crte-call&severite=erreur`.

/** What each page's address may ask for, in the order it is written. */
const NAMES = {
  contrats: [],
  contrat: ['axe', 'maitre_ouvrage', 'type_operation', 'annee', 'statut', 'commune', 'q', 'tri'],
  suivi: ['date', 'axe', 'commune', 'maitre_ouvrage', 'annee', 'mois'],
  maquette: [],
  convention: ['annee'],
  anomalies: ['contrat', 'severite', 'regle', 'fiche', 'par'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ContratPage = keyof typeof NAMES;

export type Filters = Readonly<Record<string, string>>;

export interface ContratRoute {
  readonly page: ContratPage;
  /** The contract; empty where the page is of all of them. */
  readonly id: string;
  /** What the address asks for, by name; never an empty value. */
  readonly filtres: Filters;
}

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
  switch (first) {
    case 'contrats':
    case 'anomalies':
      return id === '' ? route(first, '', query) : null;
    case 'suivi':
      return route(first, id, query);
    case 'contrat':
    case 'maquette':
    case 'convention':
      return id === '' ? null : route(first, id, query);
    default:
      return null;
  }
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
