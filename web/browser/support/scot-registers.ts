// Recorded answers of rule sets, registers and local reports, where a test must see what an empty service does not have.

const SIGNED = { auteur: 'Service urbanisme', saisi_le: '2026-10-02T10:00:00+02:00', annule_le: null, annule_par: null, annule_motif: null };

const parameter = (cle: string, perimetre: string, titre: string, valeur: number, unite: string | null, herite: boolean): Record<string, unknown> => ({
  cle, perimetre, titre, valeur, valeur_date: null, valeur_texte: null, unite, etat: 'etabli', valide_du: '2021-08-22', valide_au: null, source: 'Texte enregistré', remarque: null, herite, auteur: 'Archipel', modifie_le: null,
});

const SET = { description: 'Pour le test.', textes: ['Loi enregistrée'], valide_du: '2021-08-22', valide_au: null, auteur: 'Archipel', archivee_le: null, version: 3 };
const HEADS = [
  { ...SET, id: 'loi', titre: 'Loi enregistrée', nature: 'droit', par_defaut: true, base: null },
  { ...SET, id: 'essai', titre: 'Simulation enregistrée', nature: 'simulation', par_defaut: false, base: 'loi' },
];

export const RULES: Readonly<Record<string, (url: URL) => unknown>> = {
  '/api/regles-foncieres': () => ({ numberMatched: 2, items: HEADS, links: [] }),
  '/api/regles-foncieres/cles': () => ({
    numberMatched: 2, links: [], items: [
      { cle: 'taux_reduction', titre: 'Taux de réduction', genre: 'pourcentage', perimetres: ['france', 'scot', 'epci', 'commune'], aide: 'Enveloppe = référence × (1 − taux ÷ 100).', unite: '%', membre: 'valeur' },
      { cle: 'projets_nationaux', titre: 'PENE hors enveloppe', genre: 'oui_non', perimetres: ['france'], aide: 'Oui : leur part est retirée.', unite: null, membre: 'valeur' },
    ],
  }),
  '/api/regles-foncieres/loi': () => ({ ...HEADS[0], parametres: [parameter('taux_reduction', 'france', 'Taux de réduction', 50, '%', false), parameter('projets_nationaux', 'france', 'PENE hors enveloppe', 1, null, false), parameter('garantie_eligible', 'commune:62413', 'Commune éligible', 1, null, false)] }),
  '/api/regles-foncieres/essai': () => ({ ...HEADS[1], parametres: [parameter('taux_reduction', 'france', 'Taux de réduction', 30, '%', false), parameter('projets_nationaux', 'france', 'PENE hors enveloppe', 1, null, true)] }),
  '/api/regles-foncieres/loi/historique': () => ({ numberMatched: 0, items: [], links: [] }),
  '/api/regles-foncieres/essai/historique': () => ({ numberMatched: 1, links: [], items: [{ n: 12, moment: '2026-10-02T10:00:00+02:00', auteur: 'Service urbanisme', operation: 'modification', annule: null, phrase: 'Taux de réduction, France : 50 % devient 30 %.' }] }),
  '/api/regles-foncieres/loi/ecarts/essai': () => ({
    a: { id: 'loi', titre: 'Loi enregistrée', nature: 'droit', taux_pct: 50 }, b: { id: 'essai', titre: 'Simulation enregistrée', nature: 'simulation', taux_pct: 30 },
    parametres: [{ cle: 'taux_reduction', perimetre: 'france', a: '50', b: '30' }], identiques: [],
    ecarts: [{ cle: 'enveloppe', titre: 'Enveloppe', unite: 'ha', a: 50, b: 70, difference: 20, texte_a: null, texte_b: null }, { cle: 'statut', titre: 'Statut', unite: null, a: null, b: null, difference: null, texte_a: 'Risque de dépassement', texte_b: 'En bonne voie' }],
  }),
};

const friche = { layer: 'friches', id: 'friche-noroxo', nom: 'Noroxo', href: '' };

export const REGISTERS: Readonly<Record<string, (url: URL) => unknown>> = {
  '/api/registres/qualifications': () => ({
    numberMatched: 2, links: [], items: [
      { id: 2, friche, qualification: 'urbanisee', decideur: 'DDTM', date_decision: '2026-09-01', preuve: 'Visite', remarque: null, en_vigueur: true, ...SIGNED },
      { id: 1, friche, qualification: 'enaf', decideur: 'DDTM', date_decision: '2026-08-01', preuve: 'Photographie', remarque: null, en_vigueur: false, ...SIGNED, annule_le: '2026-09-01T10:00:00+02:00', annule_par: 'DDTM', annule_motif: 'Visite contraire' },
    ],
  }),
  '/api/registres/renaturations': () => ({ numberMatched: 1, links: [], items: [{ id: 4, titre: 'Terril rendu', commune: { insee: '62413', nom: 'Harnes' }, surface_m2: 12000, surface_ha: 1.2, date_effet: '2023-05-01', preuve: 'Acte', deductible: true, remarque: null, dessin: false, ...SIGNED }] }),
};

export const REPORT = {
  perimetre: { id: 'commune:62413', titre: 'Harnes' }, annee: 2026, annees_couvertes: { debut: 2023, fin: 2025 }, titre: 'Rapport local de Harnes', date: '2026-11-22', regle: 'Loi', version: 1,
  rubriques: [
    { cle: 'introduction', titre: 'Objet du rapport', objet: 'Ce que la loi demande.', chiffres: [], tableaux: [], raisons: [], texte: { rubrique: 'introduction', texte: 'Premier paragraphe.\n\nSecond paragraphe.', auteur: 'Mairie', modifie_le: '2026-10-02' } },
    {
      cle: 'consommation', titre: '1. Consommation', objet: null, texte: null, raisons: ['La dernière année est provisoire.'],
      chiffres: [{ cle: 'c', titre: 'Consommation 2023-2025', valeur: 3.25, unite: 'ha', raison: null }, { cle: 'p', titre: 'Part du territoire', valeur: null, unite: '%', raison: 'La surface est inconnue.' }],
      tableaux: [{ titre: 'Par année', colonnes: [{ id: 'annee', titre: 'Année', type: 'texte', unite: null }, { id: 'total', titre: 'Total', type: 'surface', unite: 'ha' }], groupes: [{ titre: null, lignes: [{ annee: '2023', total: 1.5 }], sous_total: null }], total: { annee: 'Total', total: 1.5 } }],
    },
  ],
  sources: ['Données engendrées'], methode: ['Somme des flux.'], reserves: [], links: [],
};
