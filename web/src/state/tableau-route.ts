// The address of the table of fiches: `#/tableau?contrat=crte-call,crte-cahc&commune=62413&theme=friches&tri=-montant`.

/** What the address may ask for, in the order it is written; several values of a choice are separated by commas. */
const NAMES = [
  'contrat', 'epci', 'commune', 'axe', 'statut', 'maitre', 'annee', 'theme', 'type', 'emprise', 'retard', 'q', 'tri', 'groupe', 'colonnes', 'ici', 'vue',
] as const;

export type TableauName = (typeof NAMES)[number];

type Asked = Readonly<Partial<Record<TableauName, string>>>;

export interface TableauRoute {
  readonly page: 'tableau';
  /** Never an empty value. */
  readonly filtres: Asked;
}

/** By name of a choice in the address, the filter of the service. */
export const FACETS: Readonly<Partial<Record<TableauName, string>>> = {
  contrat: 'contrat', epci: 'epci', axe: 'axe', commune: 'commune', theme: 'layer', statut: 'statut', maitre: 'maitre_ouvrage', annee: 'annee', type: 'type_operation', emprise: 'emprise', retard: 'retard',
};

export function tableauRoute(asked: Asked = {}): TableauRoute {
  const pairs = NAMES.flatMap((name) => { const value = asked[name] ?? ''; return value === '' ? [] : [[name, value] as const]; });
  return { page: 'tableau', filtres: Object.fromEntries(pairs) };
}

/** Null when the address is of another page. */
export function parseTableau([page, ...rest]: readonly string[], query: URLSearchParams): TableauRoute | null {
  if (page !== 'tableau' || rest.length > 0) return null;
  return tableauRoute(Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])));
}

export function tableauParameters({ filtres }: TableauRoute): [string, string][] {
  return NAMES.map((name) => [name, filtres[name] ?? '']);
}

export function withAsked(from: TableauRoute, changes: Asked): TableauRoute {
  return tableauRoute({ ...from.filtres, ...changes });
}

export function valuesOf(route: TableauRoute, name: TableauName): readonly string[] {
  return (route.filtres[name] ?? '').split(',').filter((value) => value !== '');
}

/** The value put in, or taken out. */
export function toggled(route: TableauRoute, name: TableauName, value: string): TableauRoute {
  const values = valuesOf(route, name);
  return withAsked(route, { [name]: (values.includes(value) ? values.filter((each) => each !== value) : [...values, value]).join(',') });
}

/** What the service is asked, without paging; `bbox` where only what the map shows is wanted. */
export function queryOf({ filtres }: TableauRoute, bbox: readonly number[] | null): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, parameter] of Object.entries(FACETS)) {
    const value = filtres[name as TableauName];
    if (value !== undefined) query[parameter] = value;
  }
  if (filtres.q !== undefined) query['q'] = filtres.q;
  if (filtres.ici !== undefined && bbox !== null) query['bbox'] = bbox.map((value) => value.toFixed(5)).join(',');
  return query;
}
