// Which column of the file goes into which field.

import { html, nothing, type TemplateResult } from 'lit';
import type { Champ, Depot, Options } from '../api/depot.ts';
import { glue } from '../format/typography.ts';

const ORIGINS: Readonly<Record<Champ['origine'], string>> = {
  profil: 'Selon le profil',
  nom: 'D’après son nom',
  choix: 'Choisie',
  constante: 'Valeur du profil',
  aucune: '',
};

function row(champ: Champ, { colonnes }: Depot, change: (patch: Options) => void): TemplateResult {
  const { champ: id, libelle, colonne, origine, valeur, exemples, obligatoire, unite } = champ;
  const choose = (event: Event): void => change({ correspondance: { [id]: (event.target as HTMLSelectElement).value } });
  const say = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    change({ correspondance: { [id]: text === '' ? '' : `=${text}` } });
  };
  return html`
    <tr class=${colonne === null && valeur === null ? 'unread' : ''}>
      <th scope="row">${glue(libelle)}${unite === null ? nothing : html` <span class="unit">(${unite})</span>`}${obligatoire ? html` <span class="depot-needed">nécessaire</span>` : nothing}</th>
      <td>
        <select aria-label="${libelle} : colonne du fichier" @change=${choose}>
          <option value="" .selected=${colonne === null}>${valeur === null ? 'Aucune' : `Toujours « ${valeur} »`}</option>
          ${colonnes.map(({ nom }) => html`<option value=${nom} .selected=${nom === colonne}>${nom}</option>`)}
        </select>
      </td>
      <td class="import-examples">${colonne === null
        ? html`<input type="text" aria-label="${libelle} : valeur de toutes les lignes" placeholder="Valeur de toutes les lignes" .value=${origine === 'choix' ? valeur ?? '' : ''} @change=${say}>`
        : exemples.map((text) => html`<span>${text}</span>`)}</td>
      <td class="depot-origin">${ORIGINS[origine] ?? ''}</td>
    </tr>`;
}

export function mappingTable(depot: Depot, change: (patch: Options) => void): TemplateResult {
  const unread = depot.colonnes.filter(({ champ }) => champ === null).map(({ nom }) => nom);
  return html`
    <table class="import-columns depot-mapping">
      <caption class="visually-hidden">Champs de la couche et colonnes du fichier</caption>
      <thead><tr><th scope="col">Champ</th><th scope="col">Colonne du fichier</th><th scope="col">Exemples</th><th scope="col">Origine</th></tr></thead>
      <tbody>${depot.correspondance.map((champ) => row(champ, depot, change))}</tbody>
    </table>
    ${unread.length === 0 ? nothing : html`<p class="hint">${glue(`Colonnes non lues : ${unread.join(', ')}.`)}</p>`}`;
}
