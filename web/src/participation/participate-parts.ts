// Words of the public page: closed, thanks with the code, what is done with the data.

import { html, nothing, type TemplateResult } from 'lit';
import type { Terms } from '../api/participation.ts';
import { plural } from '../format/number.ts';

export function closedPart(): TemplateResult {
  return html`
    <section class="sheet-section" aria-labelledby="ferme">
      <h2 id="ferme">La participation est fermée</h2>
      <p>Aucune idée n’est reçue en ce moment. Celles qui sont publiées se lisent ci-dessous, et la vôtre se retrouve avec son code.</p>
    </section>`;
}

async function copy(event: Event, code: string): Promise<void> {
  const button = event.target as HTMLButtonElement;
  try {
    await navigator.clipboard.writeText(code);
    button.textContent = 'Copié';
  } catch {
    button.textContent = 'Recopiez-le à la main';
  }
}

export function thanksPart(code: string, days: number, again: () => void): TemplateResult {
  return html`
    <section class="sheet-section thanks" aria-labelledby="merci">
      <h2 id="merci" tabindex="-1">Merci, votre idée est arrivée</h2>
      <p>Une personne de l’agglomération va la lire. Une fois publiée, elle paraîtra sur la carte.</p>
      <p>Gardez ce code. Il n’est donné que cette fois : avec lui seul, vous saurez ce que votre idée est devenue et pourrez l’effacer.</p>
      <p class="idea-code"><code>${code}</code></p>
      <p class="actions"><button type="button" class="button" @click=${(event: Event) => void copy(event, code)}>Copier le code</button>
        <button type="button" class="button quiet" @click=${again}>Proposer une autre idée</button></p>
      <p class="hint">Si elle n’est pas publiée, elle sera effacée d’elle-même dans ${plural(days, 'jour')}.</p>
    </section>`;
}

function controller({ nom, courriel }: Terms['responsable']): TemplateResult {
  if (nom === null) return html`Le responsable est l’organisme qui tient ce service.`;
  return html`Le responsable est ${nom}${courriel === null ? nothing : html` (<a href="mailto:${courriel}">${courriel}</a>)`}.`;
}

export function privacyPart({ conservation_jours, conservation_mois, responsable }: Terms): TemplateResult {
  return html`
    <section class="sheet-section" aria-labelledby="donnees">
      <h2 id="donnees">Ce que deviennent vos données</h2>
      <ul class="plain-list">
        <li>Nous gardons l’idée, son lieu et la date d’envoi. Rien sur vous : ni nom, ni adresse, ni traceur.</li>
        <li>L’adresse de votre connexion n’est pas enregistrée. Elle sert, brouillée et en mémoire, à limiter les envois, et elle est oubliée au bout d’une heure.</li>
        <li>Chaque idée est lue avant d’être publiée. Un refus a un motif, que vous lisez avec votre code.</li>
        <li>Une idée qui n’est pas publiée est effacée après ${plural(conservation_jours, 'jour')} ; une idée publiée, après ${plural(conservation_mois, 'mois', 'mois')}. Vous pouvez l’effacer avant, avec votre code.</li>
        <li>${controller(responsable)} Il s’agit d’une mission d’intérêt public : le projet de territoire invite chacun à proposer.</li>
        <li>Pendant que vous écrivez, votre texte reste dans cet onglet. Il part quand vous l’envoyez, et s’efface quand vous fermez l’onglet.</li>
      </ul>
    </section>`;
}
