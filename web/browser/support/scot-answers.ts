// Recorded answers of land accounting: made by hand, consistent, clearly not of the territory. Served in place of the
// service's where a test must see figures that an empty service does not have.

import type { Page, Route } from 'playwright-core';

export const PERIMETER = 'communes:62413,62427';

const DESTINATIONS = ['act', 'hab', 'mix', 'rou', 'fer', 'inc'] as const;
const REFERENCE = [12, 10, 11, 9, 8, 10, 12, 9, 10, 9];
const DECADE = [6, 5, 4.5];

function year(annee: number, total: number, last: boolean): Record<string, unknown> {
  const share = [0.4, 0.4, 0.1, 0.1, 0, 0];
  return { annee, total_ha: total, ...Object.fromEntries(DESTINATIONS.map((code, index) => [`${code}_ha`, total * (share[index] ?? 0)])), provisoire: last, interpole: false };
}

const MEASURES: readonly (readonly [string, string, string | null])[] = [
  ['consommation_reference', 'Consommation 2011-2020', 'ha'], ['enveloppe', 'Enveloppe de la décennie', 'ha'], ['consommation', 'Consommation depuis 2021', 'ha'],
  ['reste', "Reste de l'enveloppe", 'ha'], ['rythme', 'Rythme', 'ha/an'], ['rythme_permis', 'Rythme permis', 'ha/an'], ['rythme_restant', 'Rythme encore permis', 'ha/an'],
  ['projection', 'Projection sur la décennie', 'ha'], ['depassement', 'Dépassement projeté', 'ha'], ['atteinte', "Part de l'enveloppe atteinte par la projection", '%'],
  ['annees_restantes', 'Années restantes à ce rythme', 'année'], ['statut', 'Statut', null],
];

/** C = 15.5 over 3 years, Cref = 100. */
function values(rate: number): Record<string, number | null> {
  const [reference, consumed, years] = [100, 15.5, 3];
  const envelope = reference * (1 - rate / 100);
  const pace = consumed / years;
  return {
    consommation_reference: reference, enveloppe: envelope, consommation: consumed, reste: envelope - consumed, rythme: pace, rythme_permis: envelope / 10,
    rythme_restant: (envelope - consumed) / 7, projection: 10 * pace, depassement: 10 * pace - envelope, atteinte: (1000 * pace) / envelope, annees_restantes: (envelope - consumed) / pace, statut: null,
  };
}

function measures(rate: number): unknown[] {
  const known = values(rate);
  return MEASURES.map(([cle, titre, unite]) => ({ cle, titre, valeur: known[cle] === null || known[cle] === undefined ? null : Math.round(known[cle] * 1e4) / 1e4, unite, calcul: 'formule enregistrée', raison: null }));
}

function hypothesis(rate: number, etat: string): unknown {
  const over = (values(rate)['depassement'] ?? 0) > 0;
  return {
    somme_communes: { taux_pct: rate, enveloppe_ha: 50.6, sans_plancher_ha: 50, consommation_ha: 15.5, reste_ha: 35.1, communes_au_plancher: 1, depassees: 0, communes_sans_donnees: 0 },
    taux_pct: rate, etat, perimetre: 'france', titre: `Réduction de ${rate} %`, source: 'Réponse enregistrée pour le test', plancher_applique: false, mesures: measures(rate),
    statut: over ? { code: 'risque', titre: 'Risque de dépassement', phrase: '' } : { code: 'bonne_voie', titre: 'En bonne voie', phrase: '' },
  };
}

export function trajectory(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    perimetre: { id: PERIMETER, type: 'communes', titre: 'Harnes et Hénin-Beaumont', communes: [{ insee: '62413', nom: 'Harnes' }, { insee: '62427', nom: 'Hénin-Beaumont' }], epci: [{ siren: '246200364', sigle: 'CALL', nom: 'Lens-Liévin' }], scots: [], surface_ha: 3200, geometrie_ha: 3200, schematique: true },
    regle: { id: 'loi', titre: 'Règles enregistrées', nature: 'droit', description: 'Pour le test.', textes: [], parametres: [] },
    source: { id: 'enaf', titre: 'Données engendrées pour le test', unite_publication: 'm²', millesime: 2025, editions: [2024, 2025], derniere_annee: 2023, provisoire: true, attribution: 'Engendré, n’est pas du territoire.', interpole: false },
    periode_reference: { debut: 2011, fin: 2020 }, decennie: { debut: 2021, fin: 2030 }, annees_connues: 3,
    flux: {
      annees: [...REFERENCE.map((total, index) => year(2011 + index, total, false)), ...DECADE.map((total, index) => year(2021 + index, total, index === 2))],
      destinations: [
        { destination: 'act', titre: 'Activités', reference_ha: 40, decennie_ha: 6.2, part_pct: 40, ha_par_an: 2.0667 },
        { destination: 'hab', titre: 'Habitat', reference_ha: 40, decennie_ha: 6.2, part_pct: 40, ha_par_an: 2.0667 },
      ],
      communes_sans_donnees: [], connu_ha: null,
    },
    efficacite: [{ cle: 'habitat_menages', titre: 'Habitat par ménage gagné', valeur: null, unite: 'm²', calcul: 'x', raison: 'Non calculable : le nombre de ménages baisse.' }],
    hypotheses: [hypothesis(50, 'indicatif'), hypothesis(54.47, 'indicatif')], hypothese_retenue: null, indicateurs: measures(50).map((each) => {
      const measure = each as { cle: string; valeur: number | null };
      return ['consommation_reference', 'consommation', 'rythme', 'projection'].includes(measure.cle) ? measure : { ...measure, valeur: null, raison: 'Il faut un taux confirmé pour ce périmètre.' };
    }),
    projets: {
      engages: { nombre: 2, charge_ha: { minimum: 3, maximum: 5.25 } }, projetes: { nombre: 4, charge_ha: { minimum: 0, maximum: 12.4 } }, deja_dans_millesime: { nombre: 1, charge_ha: { minimum: 2, maximum: 2 } }, hors_enveloppe: { nombre: 0, charge_ha: { minimum: 0, maximum: 0 } }, sans_emprise: 7,
      par_hypothese: [{ taux_pct: 50, reste_ha: 34.5, apres_engages_ha: { minimum: 29.25, maximum: 31.5 }, apres_projetes_ha: { minimum: 16.85, maximum: 31.5 }, statut: 'tenu' }],
    },
    registres: { pene_ha: 0, renaturation_deductible_ha: 0, renaturation_non_deductible_ha: 1.2 },
    garantie_communale: { surface_ha: 1, document_avant: '2026-08-22', communes_eligibles: null, raison: "L'éligibilité n'est pas renseignée.", source: null },
    taux: [], ambitions: [], chiffres_imprimes: [], raisons: ['Une raison enregistrée.'], doute: ['La dernière année est provisoire.'],
    ...overrides,
  };
}

export const EXPLANATIONS = {
  '/hypotheses/0/mesures/3': {
    titre: 'Reste', valeur: 34.5, unite: 'ha', formule: 'enveloppe − consommation', calcul: '50 − 15,5 = 34,5', regles: [], sources: ['Données engendrées, édition 2025'],
    termes: [{ nom: 'Enveloppe', valeur: 50, unite: 'ha', pourquoi: { titre: 'Enveloppe', valeur: 50, unite: 'ha', formule: 'Cref × (1 − T ÷ 100)', termes: [], regles: [], sources: [] } }],
  },
};

/** Answers the addresses of a test; what it does not name goes to the service. */
export async function serve(page: Page, answers: Readonly<Record<string, (url: URL) => unknown>>): Promise<void> {
  await page.route((url) => url.pathname in answers, async (route: Route) => {
    const url = new URL(route.request().url());
    await route.fulfill({ json: (await answers[url.pathname]?.(url)) ?? {} });
  });
}

/** What the page of a trajectory asks. */
export function trajectoryAnswers(overrides: Record<string, unknown> = {}): Record<string, (url: URL) => unknown> {
  return {
    [`/api/trajectoires/${PERIMETER}`]: (url) => {
      const taux = url.searchParams.get('taux');
      const answer = trajectory(overrides);
      if (taux !== null) answer['hypotheses'] = [...(answer['hypotheses'] as unknown[]), hypothesis(Number(taux), 'essai')];
      return url.searchParams.get('expliquer') === 'true' ? { ...answer, explications: EXPLANATIONS } : answer;
    },
    [`/api/consommation/${PERIMETER}/editions`]: () => ({ editions: [2024, 2025], annees: [{ annee: 2022, par_edition: [{ millesime: 2024, total_ha: 5.2 }, { millesime: 2025, total_ha: 5 }], ecart_ha: -0.2 }] }),
    '/api/consommation/sources': () => ({ items: [{ id: 'enaf', titre: 'ENAF (engendré)', editions: [{ millesime: 2024 }, { millesime: 2025 }] }] }),
    '/api/regles-foncieres': () => ({ items: [{ id: 'loi', titre: 'Règles enregistrées', nature: 'droit', description: '', par_defaut: true }, { id: 'simulation-50', titre: 'Simulation : −50 % partout', nature: 'simulation', description: '', par_defaut: false }] }),
  };
}

interface Row {
  readonly perimetre: { readonly id: string; readonly type: string; readonly titre: string };
  readonly [member: string]: unknown;
}

/** A row a commune of the service, with figures made from its rank; every seventh has none. */
export async function comparison(service: string, url: URL): Promise<{ items: readonly Row[] }> {
  const type = url.searchParams.get('type') ?? 'commune';
  const rate = url.searchParams.get('taux');
  const pages = type === 'commune' ? ['?limit=500'] : [];
  const { items } = pages.length === 0 ? { items: [] } : (await (await fetch(`${service}/api/communes${pages[0]}`)).json()) as { items: readonly { insee: string; nom: string }[] };
  const places = type === 'commune' ? items.map(({ insee, nom }) => ({ id: `commune:${insee}`, titre: nom })) : [{ id: 'epci:246200364', titre: 'CA de Lens-Liévin' }];
  return {
    items: places.map(({ id, titre }, rank) => {
      const none = rank % 7 === 3;
      const [reference, consumed] = [4 + (rank % 11), 0.4 * (rank % 9)];
      const envelope = rate === null || none ? null : reference * (1 - Number(rate) / 100);
      const pace = none ? null : consumed / 3;
      return {
        perimetre: { id, type, titre }, consommation_reference_ha: none ? null : reference, enveloppe_ha: envelope, consommation_ha: none ? null : consumed,
        reste_ha: envelope === null ? null : envelope - consumed, rythme_ha_an: pace, rythme_permis_ha_an: envelope === null ? null : envelope / 10, projection_ha: pace === null ? null : 10 * pace,
        atteinte_pct: envelope === null || pace === null ? null : Math.round((100_000 * pace) / envelope) / 100, annees_restantes: null,
        statut: envelope === null || pace === null ? 'inconnu' : consumed > envelope ? 'depasse' : 10 * pace > envelope ? 'risque' : 'bonne_voie',
        taux_pct: rate === null ? null : Number(rate), etat_taux: rate === null ? null : 'essai', raison: none ? 'Données non renseignées pour cette commune.' : rate === null ? 'Aucun taux confirmé.' : null,
      };
    }),
  };
}

const interval = (minimum: number, maximum = minimum): Record<string, number> => ({ minimum, maximum });

export const PROJECTS = {
  items: [
    ['call-1.1', 'engage', 2, 2], ['call-2.1', 'projete', 0, 10], ['call-2.2', 'projete', 40, 40],
  ].map(([id, code, least, most]) => ({
    id: `fiche:${id}`, titre: `Projet ${id}`, fiche: { id, numero: '1', titre: `Projet enregistré ${id}`, contrat: 'crte-call', href: '' }, nature: 'extension', etat: { code, titre: code, origine: 'statut' }, date_effet: null,
    deja_dans_millesime: { reponse: 'non', phrase: '', millesime: 2025 }, surface_ha: most, communes: [{ insee: '62413', nom: 'Harnes' }], charge_ha: interval(Number(least), Number(most)), raisons: [],
  })),
};

interface AskedProject {
  readonly fiche?: string;
  readonly geometry?: unknown;
}

/** E = 50, C = 15.5; each fiche weighs what the list says, each drawing between 0 and 4 ha. */
export function simulation(projets: readonly AskedProject[]): unknown {
  const charges = projets.map(({ fiche }) => PROJECTS.items.find(({ id }) => id === `fiche:${fiche}`)?.charge_ha ?? interval(0, 4));
  const sum = (bound: string): number => charges.reduce((total, charge) => total + (charge[bound] ?? 0), 0);
  const [least, most] = [sum('minimum'), sum('maximum')];
  return {
    surface_ha: most, charge_ha: interval(least, most), hors_enveloppe_ha: interval(0), phrase: `Ces ${projets.length} projets demandent au plus ${most} ha.`, raisons: ['La couche ENAF manque : la réponse est un intervalle.'],
    enveloppes: [{
      perimetre: { id: PERIMETER, type: 'communes', titre: 'Harnes et Hénin-Beaumont' }, charge_ha: interval(least, most), raison: null,
      hypotheses: [{ taux_pct: 50, etat: 'indicatif', enveloppe_ha: 50, reste_avant_ha: 34.5, charge_ha: interval(least, most), reste_apres_ha: interval(34.5 - most, 34.5 - least), part_pct: interval(2 * least, 2 * most), statut_avant: 'tenu', statut_apres: least > 34.5 ? 'depasse' : most > 34.5 ? 'possible' : 'tenu' }],
    }],
  };
}

/** The address of the what-if, which is posted to. */
export async function serveSimulation(page: Page): Promise<void> {
  await serve(page, { '/api/scot/projets': () => PROJECTS });
  await page.route((url) => url.pathname === '/api/scot/simulation', (route) => route.fulfill({ json: simulation((route.request().postDataJSON() as { projets: AskedProject[] }).projets) }));
}
