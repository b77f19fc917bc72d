// How far a drawn outline can be trusted, said in one word and one sentence.

interface Precision {
  readonly title: string;
  readonly sentence: string;
  /** Whether the reader must be warned before measuring. */
  readonly doubtful: boolean;
}

const PRECISIONS: Readonly<Record<string, Precision>> = {
  officielle: { title: 'Contour officiel', sentence: 'Contour repris d’une base officielle.', doubtful: false },
  numerisee: { title: 'Contour numérisé', sentence: 'Contour relevé sur un plan ou une image.', doubtful: false },
  indicative: {
    title: 'Contour indicatif',
    sentence: 'Dessiné à un endroit et à une taille plausibles d’après les documents : les surfaces calculées sont des ordres de grandeur.',
    doubtful: true,
  },
  schematique: {
    title: 'Contour schématique',
    sentence: 'Limites reconstruites à partir de la position et de la surface officielle : elles ne suivent pas les limites réelles.',
    doubtful: true,
  },
};

export function precision(code: string): Precision {
  return PRECISIONS[code] ?? { title: code, sentence: '', doubtful: true };
}
