// Addresses of a territory's page, of what data lack, and of keys: `#/territoire/commune:62413`, `#/qualite?regle=sans_cout`, `#/cles`.

const FILTERS = ['contrat', 'epci', 'regle', 'sujet', 'mois'] as const;

export type TerritoryRoute =
  | { readonly page: 'territoire'; /** `commune:62413`, `epci:246200364`, `scot:scot-artois`, `communes:62413,62427`. */ readonly perimetre: string }
  | { readonly page: 'qualite'; /** What the address asks for, by name; never an empty value. */ readonly filtres: Readonly<Record<string, string>> }
  | { readonly page: 'cles' };

/** Null when the address is of another page. */
export function parseTerritory([page = '', first = '', ...rest]: readonly string[], query: URLSearchParams): TerritoryRoute | null {
  if (rest.length > 0) return null;
  if (page === 'territoire' && first !== '') return { page, perimetre: first };
  if (first !== '') return null;
  if (page === 'qualite') {
    return { page, filtres: Object.fromEntries(FILTERS.flatMap((name) => { const value = query.get(name) ?? ''; return value === '' ? [] : [[name, value] as const]; })) };
  }
  return page === 'cles' ? { page } : null;
}

/** Colons and commas stay readable. */
export function territoryPath(route: TerritoryRoute): string {
  return route.page === 'territoire' ? `territoire/${encodeURIComponent(route.perimetre).replaceAll('%3A', ':').replaceAll('%2C', ',')}` : route.page;
}

export function territoryParameters(route: TerritoryRoute): [string, string][] {
  return route.page === 'qualite' ? FILTERS.map((name) => [name, route.filtres[name] ?? '']) : [];
}

export function isTerritory(route: { readonly page: string }): route is TerritoryRoute {
  return route.page === 'territoire' || route.page === 'qualite' || route.page === 'cles';
}
