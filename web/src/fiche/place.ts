// Where on its page a finding about a fiche belongs: beside the value it names.

import type { Anomalie } from '../api/anomalie.ts';
import type { Fiche } from '../api/fiche.ts';

/** Findings about something close to a value stand beside that value. */
const BESIDE: Readonly<Record<string, string>> = {
  calendrier: 'annee_lancement',
  titre: 'numero',
  'maquette.numero': 'numero',
  'maitres_ouvrage.partie': 'maitres_ouvrage',
  'partenaires.recettes': 'partenaires.total',
  'parts.unite': 'parts',
};

function isShown(fiche: Fiche, place: string): boolean {
  const [first = '', second = '', third = ''] = place.split('.');
  switch (first) {
    case 'numero':
    case 'annee_lancement':
    case 'maitres_ouvrage':
      return second === '';
    case 'communes':
      return [...fiche.communes, ...fiche.communes_exterieures].some(({ insee }) => insee === second);
    case 'echeancier':
      return (fiche.echeancier?.lignes ?? []).some(({ poste }) => poste === second)
        && (third === 'total' || fiche.echeancier?.annees.includes(Number(third)) === true);
    case 'maquette':
      return fiche.maquette.some(({ couts }) => couts[second] !== undefined);
    case 'partenaires':
      return fiche.partenaires.length > 0 && second === 'total';
    case 'parts':
      return fiche.parts.length > 0 && second === '';
    default: {
      const section = fiche.sections.find((each) => each.section === first);
      const table = second === 'depenses' ? section?.depenses : second === 'recettes' ? section?.recettes : null;
      return table !== null && table !== undefined && third === 'total';
    }
  }
}

/** Null when the page shows no such value: the finding is then listed by itself. */
export function placeOf({ champ }: Pick<Anomalie, 'champ'>, fiche: Fiche): string | null {
  const place = BESIDE[champ] ?? champ;
  return isShown(fiche, place) ? place : null;
}
