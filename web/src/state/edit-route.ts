// Addresses of what edits fiches: `#/nouvelle-fiche/crte-call`, `#/conflits`, `#/archivees`.

export type EditRoute =
  | { readonly page: 'nouvelle-fiche'; readonly contrat: string }
  /** What the contracts' files say otherwise than people. */
  | { readonly page: 'conflits' }
  | { readonly page: 'archivees' };

/** Null when the address is of another page. */
export function parseEdit([page = '', contrat = '', ...rest]: readonly string[]): EditRoute | null {
  if (rest.length > 0) return null;
  if (page === 'nouvelle-fiche' && contrat !== '') return { page, contrat };
  return contrat === '' && (page === 'conflits' || page === 'archivees') ? { page } : null;
}

export function editPath(route: EditRoute): string {
  return route.page === 'nouvelle-fiche' ? `${route.page}/${encodeURIComponent(route.contrat)}` : route.page;
}

export function isEdit(route: { readonly page: string }): route is EditRoute {
  return route.page === 'nouvelle-fiche' || route.page === 'conflits' || route.page === 'archivees';
}
