// Figures of a theme in words: what they are, and how many objects they rest on.

import { html, nothing, type TemplateResult } from 'lit';
import type { ThemeFigure } from '../api/theme.ts';
import { count, hectares, kilometres, plural } from '../format/number.ts';
import { unknown } from '../ui/parts.ts';

export function figureText({ valeur, unite }: Pick<ThemeFigure, 'valeur' | 'unite'>): string | null {
  if (valeur === null) return null;
  return unite === 'ha' ? hectares(valeur) : unite === 'km' ? kilometres(valeur) : count(valeur);
}

/** Said only when some objects are silent. */
export function restsOn({ renseignes, sur, valeur }: ThemeFigure): string | null {
  if (sur === 0) return 'aucun objet concerné';
  if (renseignes === sur) return null;
  return valeur === null ? `${plural(sur, 'objet')}, aucun ne le dit` : `${count(renseignes)} renseignés sur ${count(sur)}`;
}

export function figures(all: readonly ThemeFigure[]): TemplateResult {
  return html`
    <dl class="theme-figures">${all.map((figure) => {
      const rests = restsOn(figure);
      return html`<div class="theme-figure"><dt>${figure.titre}</dt><dd class="theme-value">${figureText(figure) ?? unknown()}</dd>${rests === null ? nothing : html`<dd class="unit">${rests}</dd>`}</div>`;
    })}</dl>`;
}
