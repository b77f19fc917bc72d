// French numbers: narrow no-break spaces between thousands and before units, decimal comma.

const NARROW = '\u202f';

function formatter(maximumFractionDigits: number, minimumFractionDigits = 0): Intl.NumberFormat {
  return new Intl.NumberFormat('fr-FR', { maximumFractionDigits, minimumFractionDigits });
}

const integer = formatter(0);
const free = formatter(6);
const oneDecimal = formatter(1, 1);
const twoDecimals = formatter(2, 2);

/** Whatever spaces a browser's locale data uses, narrow no-break ones are printed. */
function narrow(text: string): string {
  return text.replace(/[\u00a0\u202f ]/g, NARROW);
}

export function withUnit(text: string, unit: string): string {
  return `${text}${NARROW}${unit}`;
}

export function count(value: number): string {
  return narrow(integer.format(value));
}

/** A number as it is, its decimals kept. */
export function plain(value: number): string {
  return narrow(free.format(value));
}

/** Whole euros, unless cents were given. */
export function euros(value: number): string {
  const text = Number.isInteger(value) ? integer.format(value) : twoDecimals.format(value);
  return withUnit(narrow(text), '€');
}

/** Hectares: one decimal, two under one hectare so that a small plot does not read as nothing. */
export function hectares(value: number): string {
  const small = value !== 0 && Math.abs(value) < 1;
  return withUnit(narrow((small ? twoDecimals : oneDecimal).format(value)), 'ha');
}

export function kilometres(value: number): string {
  return withUnit(narrow(oneDecimal.format(value)), 'km');
}

/** Metres under one kilometre, kilometres above. */
export function distance(metres: number): string {
  return metres < 1000 ? withUnit(count(metres), 'm') : kilometres(metres / 1000);
}

/** `1 friche`, `3 friches`; the plural adds an s unless given. French counts 0 and 1,5 as singular. */
export function plural(value: number, singular: string, several = `${singular}s`): string {
  return `${count(value)}${'\u00a0'}${Math.abs(value) < 2 ? singular : several}`;
}

/** `12,4 ha`, or `entre 3,1 et 12,4 ha` when the bounds differ. */
export function hectareInterval(minimum: number, maximum: number): string {
  const [low, high] = [hectares(minimum), hectares(maximum)];
  return low === high ? high : `entre ${low} et ${high}`;
}
