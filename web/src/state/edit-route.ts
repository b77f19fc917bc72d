// Addresses of what edits fiches: `#/nouvelle-fiche/crte-call?noeud=call-axe-1`, `#/conflits`, `#/archivees`.

export type EditRoute =
  | { readonly page: 'nouvelle-fiche'; readonly contrat: string; /** Its place in the strategy, proposed; may be empty. */ readonly noeud: string }
  /** What the contracts' files say otherwise than people. */
  | { readonly page: 'conflits' }
  | { readonly page: 'archivees' };

/** Null when the address is of another page. */
export function parseEdit([page = '', contrat = '', ...rest]: readonly string[], query: URLSearchParams): EditRoute | null {
  if (rest.length > 0) return null;
  if (page === 'nouvelle-fiche' && contrat !== '') return { page, contrat, noeud: query.get('noeud') ?? '' };
  return contrat === '' && (page === 'conflits' || page === 'archivees') ? { page } : null;
}

export function editPath(route: EditRoute): string {
  return route.page === 'nouvelle-fiche' ? `${route.page}/${encodeURIComponent(route.contrat)}` : route.page;
}

/** In a fixed order; an empty value is left out of the address. */
export function editParameters(route: EditRoute): [string, string][] {
  return route.page === 'nouvelle-fiche' ? [['noeud', route.noeud]] : [];
}

export function isEdit(route: { readonly page: string }): route is EditRoute {
  return route.page === 'nouvelle-fiche' || route.page === 'conflits' || route.page === 'archivees';
}
