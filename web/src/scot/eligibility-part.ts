// <archipel-eligibilite>: which communes the guarantee is for, answered for many at once.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type CommuneSummary, listCommunes } from '../api/commune.ts';
import { putEligibility, type RuleSheet } from '../api/rules.ts';
import { plural } from '../format/number.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { fields, Saver } from './saver.ts';

@customElement('archipel-eligibilite')
export class EligibilityPart extends PageElement {
  @property({ attribute: false }) rule!: RuleSheet;
  @state() private epci = '';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private error = '';
  private readonly communes = new Loader<readonly CommuneSummary[]>(this);
  private readonly saver = new Saver(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.communes.load(async (signal) => (await listCommunes({ limit: 500 }, signal)).items);
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { source } = fields(event.target as HTMLFormElement);
    const eligible = (event.submitter as HTMLButtonElement | null)?.value !== 'non';
    this.error = this.chosen.size === 0 ? 'Cochez les communes.' : source === undefined ? 'Dites d’où vient la réponse.' : '';
    if (this.error !== '' || source === undefined) return;
    const body = { communes: [...this.chosen].sort(), eligible, source };
    if (await this.saver.run(() => putEligibility(this.rule.id, body, this.rule.version), `${plural(body.communes.length, 'réponse enregistrée', 'réponses enregistrées')}.`)) {
      this.chosen = new Set();
      this.emit('rule-changed', null);
    }
  };

  private pick(insee: readonly string[], on: boolean): void {
    const next = new Set(this.chosen);
    for (const each of insee) if (on) next.add(each); else next.delete(each);
    this.chosen = next;
  }

  private table(communes: readonly CommuneSummary[]): TemplateResult {
    const said = new Map(this.rule.parametres.filter(({ cle }) => cle === 'garantie_eligible').map((each) => [each.perimetre, each]));
    const shown = communes.filter(({ epci }) => this.epci === '' || epci?.siren === this.epci);
    const all = shown.map(({ insee }) => insee);
    return html`
      <div class="scroll report short" tabindex="0" role="region" aria-label="Éligibilité des communes, tableau">
        <table class="figures projects">
          <caption class="visually-hidden">Éligibilité des communes à la garantie</caption>
          <thead><tr><td class="box"><input type="checkbox" aria-label="Toutes les communes montrées" .checked=${all.length > 0 && all.every((each) => this.chosen.has(each))} @change=${(event: Event) => this.pick(all, (event.target as HTMLInputElement).checked)} /></td><th scope="col">Commune</th><th scope="col">Éligible</th><th scope="col" class="words second">Source</th></tr></thead>
          <tbody>${shown.map(({ insee, nom }) => {
            const answer = said.get(`commune:${insee}`);
            return html`<tr class=${this.chosen.has(insee) ? 'chosen' : ''}><td class="box"><input type="checkbox" id="eligible-${insee}" .checked=${this.chosen.has(insee)} @change=${(event: Event) => this.pick([insee], (event.target as HTMLInputElement).checked)} /></td>
              <th scope="row"><label for="eligible-${insee}">${nom}</label></th><td>${answer === undefined ? unknown() : answer.valeur === 1 ? 'Oui' : 'Non'}</td><td class="words second">${answer?.source ?? ''}</td></tr>`;
          })}</tbody>
        </table>
      </div>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.communes;
    if (result.state === 'problem') return problemMessage(result.problem, this.communes.retry);
    if (value === null) return skeleton(4);
    const epci = [...new Map(value.flatMap((commune) => (commune.epci === null ? [] : [[commune.epci.siren, commune.epci.nom] as const])))];
    return html`
      <form @submit=${this.submit} novalidate>
        <div class="filters single"><label>Agglomération <select @change=${(event: Event) => { this.epci = (event.target as HTMLSelectElement).value; }}><option value="">Toutes</option>${epci.map(([siren, nom]) => html`<option value=${siren}>${nom}</option>`)}</select></label></div>
        ${this.table(value)}
        <div class="form-field"><label for="eligible-source">Source de la réponse : document d’urbanisme, date</label><input id="eligible-source" name="source" type="text" maxlength="1000" aria-describedby="eligible-erreur" /></div>
        <p class="field-error" id="eligible-erreur" role="alert">${this.error}</p>
        <p class="actions"><button type="submit" value="oui" class="button primary" ?disabled=${this.saver.busy}>Éligibles (${this.chosen.size})</button> <button type="submit" value="non" class="button" ?disabled=${this.saver.busy}>Non éligibles (${this.chosen.size})</button></p>
        ${this.saver.view()}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-eligibilite': EligibilityPart;
  }
}
