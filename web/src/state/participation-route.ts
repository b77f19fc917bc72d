// Addresses of participation: `#/participer?theme=bouger&idee=12`, and for moderators `#/participation?etat=refusee`.

export type ParticipationRoute =
  | { readonly page: 'participer'; /** Only ideas of this theme; may be empty. */ readonly theme: string; /** The idea one looks at; may be empty. */ readonly idee: string }
  | { readonly page: 'participation'; /** State of the ideas shown; empty: those that wait. */ readonly etat: string };

/** Null when the address is of another page. */
export function parseParticipation([page = '', ...rest]: readonly string[], query: URLSearchParams): ParticipationRoute | null {
  if (rest.length > 0) return null;
  if (page === 'participer') return { page, theme: query.get('theme') ?? '', idee: query.get('idee') ?? '' };
  return page === 'participation' ? { page, etat: query.get('etat') ?? '' } : null;
}

export function participationParameters(route: ParticipationRoute): [string, string][] {
  return route.page === 'participer' ? [['theme', route.theme], ['idee', route.idee]] : [['etat', route.etat]];
}

export function isParticipation(route: { readonly page: string }): route is ParticipationRoute {
  return route.page === 'participer' || route.page === 'participation';
}
