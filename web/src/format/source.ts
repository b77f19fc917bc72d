// `crte-call-2021:812-815` → a document's title and its lines.

const DOCUMENTS: Readonly<Record<string, string>> = {
  'crte-call-2021': 'CRTE de Lens-Liévin (2021)',
  'crte-cahc-2021': 'CRTE d’Hénin-Carvin (2021)',
  'crte-cabbalr-2021': 'CRTE de Béthune-Bruay, Artois Lys Romane (2021)',
  'rapport-dd-call-2019-2020': 'Rapport de développement durable de la CALL (2019-2020)',
  'projet-territoire-call': 'Projet de territoire de la CALL',
};

export interface Source {
  readonly document: string;
  /** `ligne 812`, `lignes 812-815`, or empty. */
  readonly place: string;
}

export function source(text: string): Source {
  const [id = '', place = ''] = text.split(/:(.*)/s);
  const document = DOCUMENTS[id] ?? id;
  if (place === '') {
    return { document, place: '' };
  }
  if (!/^\d+(-\d+)?$/.test(place)) {
    return { document, place };
  }
  return { document, place: place.includes('-') ? `lignes ${place.replace('-', '–')}` : `ligne ${place}` };
}

export interface SourceGroup {
  readonly document: string;
  readonly places: readonly string[];
}

/** One entry a document, in order of appearance. */
export function groupSources(texts: readonly string[]): SourceGroup[] {
  const groups = new Map<string, string[]>();
  for (const text of texts) {
    const { document, place } = source(text);
    const places = groups.get(document) ?? [];
    if (place !== '') {
      places.push(place);
    }
    groups.set(document, places);
  }
  return [...groups].map(([document, places]) => ({ document, places }));
}
