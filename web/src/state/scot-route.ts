// Addresses of land accounting: `#/scot?type=epci&tri=-rythme`, `#/scot/epci:246200364?taux=50`,
// `#/scot/scot:scot-artois/projets?choix=fiche:call-1.1`, `#/scot/regles?jeu=simulation-50`, `#/scot/registres?registre=pene`,
// `#/scot/rapport/commune:62413?annee=2026`, `#/scot/scenarios?choix=a1b2,c3d4`.

/** What each view's address may ask for, in the order it is written. */
const NAMES = {
  comparaison: ['type', 'scot', 'epci', 'q', 'couleur', 'tri', 'taux', 'regle', 'source', 'millesime'],
  trajectoire: ['taux', 'regle', 'source', 'millesime'],
  projets: ['choix', 'traces', 'scenario', 'taux', 'regle', 'source', 'millesime'],
  regles: ['jeu', 'cle', 'ecarts', 'perimetre'],
  registres: ['registre', 'perimetre', 'objet', 'annules'],
  rapport: ['annee'],
  scenarios: ['choix', 'taux', 'regle', 'source', 'millesime'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ScotView = keyof typeof NAMES;

type Asked = Readonly<Record<string, string>>;

export interface ScotRoute {
  readonly page: 'scot';
  readonly vue: ScotView;
  /** `commune:62413`, `epci:246200364`, `scot:scot-artois`, `communes:62413,62427`; empty where the view is of all. */
  readonly perimetre: string;
  /** What the address asks for, by name; never an empty value. */
  readonly filtres: Asked;
}

function route(vue: ScotView, perimetre: string, query: URLSearchParams): ScotRoute {
  const pairs = NAMES[vue].flatMap((name) => {
    const value = query.get(name) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return { page: 'scot', vue, perimetre, filtres: Object.fromEntries(pairs) };
}

/** Null when the address is of another page. */
export function parseScot([page, first = '', second = '', ...rest]: readonly string[], query: URLSearchParams): ScotRoute | null {
  if (page !== 'scot' || rest.length > 0) return null;
  if (first === '') return route('comparaison', '', query);
  if ((first === 'regles' || first === 'registres' || first === 'scenarios') && second === '') return route(first, '', query);
  if (first === 'rapport') return second === '' ? null : route('rapport', second, query);
  if (second === '') return route('trajectoire', first, query);
  return second === 'projets' ? route('projets', first, query) : null;
}

/** Colons and commas stay readable. */
function segment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',');
}

export function scotPath({ vue, perimetre }: ScotRoute): string {
  switch (vue) {
    case 'comparaison':
      return 'scot';
    case 'regles':
    case 'registres':
    case 'scenarios':
      return `scot/${vue}`;
    case 'rapport':
      return `scot/rapport/${segment(perimetre)}`;
    case 'trajectoire':
      return `scot/${segment(perimetre)}`;
    case 'projets':
      return `scot/${segment(perimetre)}/projets`;
  }
}

export function scotParameters({ vue, filtres }: ScotRoute): [string, string][] {
  return NAMES[vue].map((name) => [name, filtres[name] ?? '']);
}

/** Another view, or another perimeter; what both views understand is kept. */
export function scotRoute(vue: ScotView, perimetre = '', filtres: Asked = {}): ScotRoute {
  const names: readonly string[] = NAMES[vue];
  return { page: 'scot', vue, perimetre, filtres: Object.fromEntries(Object.entries(filtres).filter(([name, value]) => value !== '' && names.includes(name))) };
}

/** The route with some of its filters changed; an empty value takes one away. */
export function withAsked(from: ScotRoute, changes: Asked): ScotRoute {
  return scotRoute(from.vue, from.perimetre, { ...from.filtres, ...changes });
}
