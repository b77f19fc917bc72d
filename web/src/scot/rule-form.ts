// <archipel-regle-valeur>: one value of a rule set, typed with its source. Says `rule-changed` when it is written.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Parameter, putParameter, type RuleKey } from '../api/rules.ts';
import { listCommunes } from '../api/commune.ts';
import type { CommuneRef } from '../api/refs.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { KIND_NAMES, readValue } from './rule-values.ts';
import { fields, Saver } from './saver.ts';

@customElement('archipel-regle-valeur')
export class RuleForm extends PageElement {
  @property() jeu = '';
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) keys: readonly RuleKey[] = [];
  @property({ attribute: false }) catalogue!: Catalogue;
  /** What one starts from; null for a new value. */
  @property({ attribute: false }) from: Parameter | null = null;
  @state() private cle = 'taux_reduction';
  @state() private error = '';
  private readonly communes = new Loader<readonly CommuneRef[]>(this);
  private readonly saver = new Saver(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.communes.load(async (signal) => (await listCommunes({ limit: 500 }, signal)).items);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('from') && this.from !== null) this.cle = this.from.cle;
  }

  private get key(): RuleKey | undefined {
    return this.keys.find(({ cle }) => cle === this.cle);
  }

  private places(kinds: readonly string[]): readonly (readonly [string, string])[] {
    const named = (layer: string): readonly (readonly [string, string])[] => (this.catalogue.known(layer) ?? []).map(({ id }) => [`${layer}:${id}`, `${KIND_NAMES[layer]} : ${this.catalogue.nameOf(layer, id) ?? id}`] as const);
    return [
      ...(kinds.includes('france') ? [['france', 'France entière'] as const] : []), ...(kinds.includes('region') ? [['region:32', 'Hauts-de-France'] as const] : []),
      ...(kinds.includes('scot') ? named('scot') : []), ...(kinds.includes('epci') ? named('epci') : []),
      ...(kinds.includes('commune') ? (this.communes.value ?? []).map(({ insee, nom }) => [`commune:${insee}`, `Commune : ${nom}`] as const) : []),
    ];
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { key } = this;
    const { perimetre = '', valeur = '', etat, valide_du, source, remarque } = fields(event.target as HTMLFormElement);
    const value = key === undefined ? null : readValue(key, valeur);
    this.error = value === null ? 'Cette valeur ne se lit pas.' : source === undefined ? 'Dites d’où vient cette valeur.' : '';
    if (key === undefined || value === null || source === undefined) return;
    const body = { ...value, etat, source, ...(valide_du === undefined ? {} : { valide_du }), ...(remarque === undefined ? {} : { remarque }) };
    if (await this.saver.run(() => putParameter(this.jeu, key.cle, perimetre, body, this.version), 'Valeur enregistrée : tout est recalculé.')) this.emit('rule-changed', null);
  };

  private field({ genre, unite }: RuleKey): TemplateResult {
    const { from } = this;
    if (genre === 'oui_non') {
      return html`<select id="regle-valeur" name="valeur"><option value="oui" ?selected=${from?.valeur === 1}>Oui</option><option value="non" ?selected=${from?.valeur === 0}>Non</option></select>`;
    }
    const current = from === null || from.cle !== this.cle ? '' : (from.valeur_date ?? from.valeur_texte ?? (from.valeur === null ? '' : String(from.valeur).replace('.', ',')));
    return html`<input id="regle-valeur" name="valeur" type=${genre === 'date' ? 'date' : 'text'} inputmode=${genre === 'texte' || genre === 'date' ? nothing : 'decimal'} .value=${current} aria-describedby="regle-aide regle-erreur" />${unite === null ? nothing : html` <span class="hint">en ${unite === '%' ? 'pour cent' : unite}</span>`}`;
  }

  protected override render(): TemplateResult {
    const { key, from } = this;
    return html`
      <form class="short-form" @submit=${this.submit} novalidate>
        <div class="form-fields">
          <div class="form-field"><label for="regle-cle">Paramètre</label><select id="regle-cle" ?disabled=${from !== null} @change=${(event: Event) => { this.cle = (event.target as HTMLSelectElement).value; }}>
            ${this.keys.map(({ cle, titre }) => html`<option value=${cle} ?selected=${cle === this.cle}>${titre}</option>`)}</select></div>
          ${key === undefined ? nothing : html`
            <div class="form-field"><label for="regle-lieu">Où</label><select id="regle-lieu" name="perimetre">
              ${this.places(key.perimetres).map(([id, name]) => html`<option value=${id} ?selected=${id === from?.perimetre}>${name}</option>`)}</select></div>
            <div class="form-field"><label for="regle-valeur">Valeur</label>${this.field(key)}</div>
            <div class="form-field"><label for="regle-etat">État</label><select id="regle-etat" name="etat"><option value="etabli">Établi : appliqué</option><option value="indicatif" ?selected=${from?.etat === 'indicatif'}>Indicatif : montré, non appliqué</option></select></div>
            <div class="form-field"><label for="regle-debut">À partir du</label><input id="regle-debut" name="valide_du" type="date" .value=${from?.valide_du ?? ''} /></div>
            <div class="form-field area"><label for="regle-source">Source : texte, document, page</label><input id="regle-source" name="source" type="text" maxlength="1000" .value=${from?.herite ? '' : (from?.source ?? '')} /></div>
            <div class="form-field area"><label for="regle-remarque">Remarque</label><input id="regle-remarque" name="remarque" type="text" maxlength="2000" .value=${from?.herite ? '' : (from?.remarque ?? '')} /></div>`}
        </div>
        <p class="hint" id="regle-aide">${glue(key?.aide ?? '')}</p>
        <p class="field-error" id="regle-erreur" role="alert">${this.error}</p>
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy}>Enregistrer la valeur</button>
          <button type="button" class="button quiet" @click=${() => this.emit('rule-closed', null)}>Fermer</button></p>
        ${this.saver.view()}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-regle-valeur': RuleForm;
  }
}
