/** A French text whose signs stay with their words: no line begins with « : » nor ends with an opening quote. */
export function glue(text: string): string {
  return text.replace(/ ([;?!%€])/g, '\u202f$1').replace(/ ([:»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
