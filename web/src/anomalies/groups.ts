// Findings put together: by fiche, in the order of the documents, or by rule.

import type { Anomalie } from '../api/anomalie.ts';

export interface Group {
  readonly key: string;
  readonly items: readonly Anomalie[];
}

const french = new Intl.Collator('fr', { numeric: true });

function gather(items: readonly Anomalie[], keyOf: (item: Anomalie) => string): Group[] {
  const groups = new Map<string, Anomalie[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].map(([key, found]) => ({ key, items: found }));
}

/** What concerns a contract as a whole comes before its fiches. */
export function byFiche(items: readonly Anomalie[]): Group[] {
  const groups = gather(items, ({ contrat, fiche }) => (fiche === null ? contrat.id : fiche.id));
  const place = ({ items: [first] }: Group): readonly [string, string] => [first?.contrat.id ?? '', first?.fiche?.numero ?? ''];
  return groups.sort((a, b) => {
    const [[contractA, numberA], [contractB, numberB]] = [place(a), place(b)];
    return french.compare(contractA, contractB) || french.compare(numberA, numberB);
  });
}

/** In the order of the rules, which is that of the service. */
export function byRule(items: readonly Anomalie[], rules: readonly string[]): Group[] {
  return gather(items, ({ regle }) => regle).sort((a, b) => rules.indexOf(a.key) - rules.indexOf(b.key));
}
