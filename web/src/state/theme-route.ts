// Addresses of themes: `#/themes?epci=246200364`, `#/themes/friches?commune=62413&choix=statut/friche avec projet`.

const NAMES = ['scot', 'epci', 'commune', 'choix'] as const;

type Asked = Readonly<Record<string, string>>;

export interface ThemeRoute {
  readonly page: 'themes';
  /** Empty: the way in. */
  readonly theme: string;
  /** A territory (one at most), and the objects chosen on a chart; never an empty value. */
  readonly filtres: Asked;
}

export function themeRoute(theme = '', filtres: Asked = {}): ThemeRoute {
  return { page: 'themes', theme, filtres: Object.fromEntries(NAMES.flatMap((name) => (filtres[name] ? [[name, filtres[name]]] : []))) };
}

/** Null when the address is of another page. */
export function parseTheme([page, theme = '', ...rest]: readonly string[], query: URLSearchParams): ThemeRoute | null {
  if (page !== 'themes' || rest.length > 0) return null;
  return themeRoute(theme, Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])));
}

export function themePath({ theme }: ThemeRoute): string {
  return theme === '' ? 'themes' : `themes/${encodeURIComponent(theme)}`;
}

export function themeParameters({ filtres }: ThemeRoute): [string, string][] {
  return NAMES.map((name) => [name, filtres[name] ?? '']);
}

/** One territory at a time: choosing one takes the others away, and what was chosen on a chart. */
export function withTerritory(from: ThemeRoute, name: 'scot' | 'epci' | 'commune', value: string): ThemeRoute {
  return themeRoute(from.theme, { [name]: value });
}

/** The same part of a chart chosen again is let go. */
export function withChoice(from: ThemeRoute, choix: string): ThemeRoute {
  return themeRoute(from.theme, { ...from.filtres, choix: from.filtres['choix'] === choix ? '' : choix });
}
