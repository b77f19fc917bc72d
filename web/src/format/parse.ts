// Numbers as one types them in French: `1 234,56`, `1234.56 €`. Null when a text is no amount, undefined when empty.

export function parseEuros(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(/€$/, '');
  if (bare === '') return undefined;
  // A dot before three digits could be a thousand or a decimal: it is asked, not guessed.
  return /^\d{1,12}([.,]\d{1,2})?$/.test(bare) ? Number(bare.replace(',', '.')) : null;
}

export function parseYear(text: string): number | null | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  return /^(19|20|21)\d{2}$/.test(bare) ? Number(bare) : null;
}
