/** A French text whose signs stay with their words: no line begins with « : », ends with an opening quote, or cuts a number. */
export function glue(text: string): string {
  return text.replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f').replace(/ ([;?!%€])/g, '\u202f$1').replace(/ ([:»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
