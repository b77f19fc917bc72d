// French titles of the codes of fiches and of their money. A code without a title here is shown as it is.

type Titles = Readonly<Record<string, string>>;

const MENTIONS: Titles = {
  a_evaluer: 'À évaluer', a_determiner: 'À déterminer', a_preciser: 'À préciser', a_programmer: 'À programmer',
  a_rechercher: 'À rechercher', a_negocier: 'À négocier', en_definition: 'En cours de définition', en_cours: 'En cours',
  pour_memoire: 'Pour mémoire', voir_convention: 'Voir convention', voir_ailleurs: 'Voir ailleurs', par_an: 'par an',
  globalise: 'globalisé', non_eligible: 'Non éligible',
};

const STATUSES: Titles = {
  en_maturation: 'En maturation', proposee: 'Proposée', validee: 'Validée', engagee: 'Engagée', en_travaux: 'En travaux',
  realisee: 'Réalisée', abandonnee: 'Abandonnée',
};

const OPERATIONS: Titles = {
  travaux: 'Travaux', subvention: 'Subvention', etude: 'Étude', acquisition: 'Acquisition', fonctionnement: 'Fonctionnement', ingenierie: 'Ingénierie',
};

export const OPERATION_CODES: readonly string[] = Object.keys(OPERATIONS);
export const STATUS_CODES: readonly string[] = Object.keys(STATUSES);

const REACHES: Titles = { epci: 'Toute l’agglomération', communes: 'Communes désignées', non_precise: 'Non précisée' };

const FUNDINGS: Titles = {
  obtenu: 'Obtenu', en_cours: 'En cours', sollicite: 'Sollicité', a_solliciter: 'À solliciter', a_confirmer: 'À confirmer', a_rechercher: 'À rechercher', refuse: 'Refusé',
};

const SECTIONS: Titles = { investissement: 'Investissement', fonctionnement: 'Fonctionnement', global: 'Coûts' };

const POSTS: Titles = {
  depenses: 'Dépenses', depenses_investissement: 'dont investissement', depenses_fonctionnement: 'dont fonctionnement',
  recettes: 'Recettes', recettes_investissement: 'dont investissement', recettes_fonctionnement: 'dont fonctionnement', sans_libelle: 'Ligne sans libellé',
};

const COLUMNS: Titles = { cabbalr: 'CABBALR', etat: 'État', autres: 'Autres', part: 'Part' };

const COSTS: Titles = { cout_2021: 'Coût 2021', cout_2022: 'Coût 2022', cout_total: 'Coût total' };

const BUDGETS: Titles = { principal: 'Budget principal', action_economique: 'Budget de l’action économique' };

const TAXES: Titles = { HT: 'Hors taxes', TTC: 'Toutes taxes comprises', non_precise: 'Hors taxes ou toutes taxes comprises : non précisé' };

const ORIGINS: Titles = { traces: 'ses tracés et les lieux sur lesquels elle porte', objets: 'les lieux sur lesquels elle porte', communes: 'ses communes', epci: 'son agglomération' };

const FOOTPRINTS: Titles = { traces: 'Tracés', objets: 'Lieux liés', communes: 'Communes', epci: 'Toute l’agglomération' };

function titled(titles: Titles): (code: string) => string {
  return (code) => titles[code] ?? code;
}

export const mention = titled(MENTIONS);
export const status = titled(STATUSES);
export const operation = titled(OPERATIONS);
export const reach = titled(REACHES);
export const funding = titled(FUNDINGS);
export const moneySection = titled(SECTIONS);
export const post = titled(POSTS);
export const column = titled(COLUMNS);
export const cost = titled(COSTS);
export const budget = titled(BUDGETS);
export const tax = titled(TAXES);
export const origin = titled(ORIGINS);
export const footprint = titled(FOOTPRINTS);
