// An idea in a list, and what was answered to it.

import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, Idea } from '../api/participation.ts';
import type { FicheRef } from '../api/refs.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { lookOf } from './words.ts';

export function themeMark(theme: string): TemplateResult {
  return html`<span class="idea-mark ${theme}" aria-hidden="true">${lookOf(theme).sign}</span>`;
}

export function answerPart(answer: Answer | null, fiche: FicheRef | null): TemplateResult | typeof nothing {
  if (answer === null && fiche === null) return nothing;
  return html`
    <div class="idea-answer">
      ${answer === null ? nothing : html`<p><strong>Réponse de l’agglomération</strong>, le ${date(answer.date)}</p><p class="idea-text">${answer.texte}</p>`}
      ${fiche === null ? nothing : html`<p>Projet lié : <a href=${href({ page: 'fiche', id: fiche.id })}>${glue(fiche.titre)}</a></p>`}
    </div>`;
}

/** Text stands as text: nothing in it is a link. */
export function ideaCard(idea: Idea, themeTitle: string, chosen: boolean, pick: (id: number) => void): TemplateResult {
  const { id, theme, titre, texte, commune, lieu, publiee_le, reponse, fiche } = idea;
  return html`
    <li class="idea-card ${chosen ? 'chosen' : ''}" id="idee-${id}">
      <p class="idea-meta">${themeMark(theme)} ${themeTitle} · ${commune.nom}${lieu === 'commune' ? ' (toute la commune)' : nothing}${publiee_le === null ? nothing : html` · ${date(publiee_le)}`}</p>
      ${titre === null ? nothing : html`<h3>${titre}</h3>`}
      <p class="idea-text">${texte}</p>
      ${answerPart(reponse, fiche)}
      <p><button type="button" class="button quiet small" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => pick(id)}>Montrer sur la carte</button></p>
    </li>`;
}
