// <archipel-financements>: who pays, step by step: attendu, sollicité, notifié, engagé, versé. A funding is added, changed
// and taken out here, and so are its steps.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listParties } from '../api/edit.ts';
import type { Party } from '../api/fiche.ts';
import type { Funding, Life, Step } from '../api/life.ts';
import { date } from '../format/date.ts';
import { euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { known } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { Act } from './edit/act.ts';
import './form.ts';
import { type Body, fundingFields, fundingValues, step, STEP_FIELDS, STEPS, type Writing } from './life-fields.ts';

function nameOf({ parties }: Funding): string {
  return parties.map(({ nom }) => nom).join(', ') || 'Financeur non précisé';
}

@customElement('archipel-financements')
export class FundingsView extends PageElement {
  @property({ attribute: false }) life!: Life;
  @property({ attribute: false }) writing!: Writing;
  /** The funding being changed, or about to be taken out. */
  @state() private changing: number | null = null;
  @state() private leaving: number | null = null;
  private readonly parties = new Loader<readonly Party[]>(this);
  private readonly act = new Act(this);

  /** Asked once, when a form that needs them opens. */
  private askParties(): void {
    if (this.parties.result.state === 'empty') void this.parties.load((signal) => listParties(signal));
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private change(n: number | null): void {
    this.askParties();
    this.changing = n;
    this.leaving = null;
  }

  private ask(n: number | null, back: number): void {
    this.leaving = n;
    void this.focusOn(n === null ? `.funding-out-${back}` : '.funding-leave');
  }

  private async takeOut(funding: Funding): Promise<void> {
    const done = await this.act.run(async () => {
      await this.writing.put('DELETE', `financements/${funding.n}`, null, '');
      this.leaving = null;
      return `Financement retiré : ${nameOf(funding)}.`;
    });
    if (done) await this.focusOn('.fundings-said');
  }

  private async undoStep(funding: Funding, { n, etape }: Step): Promise<void> {
    await this.act.run(async () => {
      await this.writing.put('DELETE', `financements/${funding.n}/etapes/${n}`, null, '');
      return `Étape annulée : ${step(etape)}, ${nameOf(funding)}.`;
    });
  }

  private form(funding: Funding | null): TemplateResult {
    const { result, value } = this.parties;
    if (value === null) return result.state === 'problem' ? problemMessage(result.problem, this.parties.retry) : html`<p class="hint" role="status">Liste des financeurs…</p>`;
    const { writing } = this;
    return html`<archipel-form name="${writing.ficheId}.financement.${funding?.n ?? 'nouveau'}" .fields=${fundingFields(value)} .initial=${funding === null ? {} : fundingValues(funding)}
      submitLabel=${funding === null ? 'Ajouter' : 'Enregistrer'}
      .send=${(body: Body) => (funding === null ? writing.put('POST', 'financements', body, 'Financement ajouté.') : writing.put('PATCH', `financements/${funding.n}`, body, 'Financement modifié.'))}
      @saved=${() => { this.changing = null; if (funding !== null) void this.focusOn(`.funding-change-${funding.n}`); }}></archipel-form>`;
  }

  private steps(amounts: Readonly<Record<string, unknown>>, current: string | null): TemplateResult {
    return html`<dl class="steps">${STEPS.map(([code, title]) => html`
      <div class=${current === code ? 'current' : ''}><dt>${title}</dt><dd>${known(amounts[`${code}_eur`] as number | null, euros)}</dd></div>`)}</dl>`;
  }

  private done(funding: Funding): TemplateResult | typeof nothing {
    return funding.etapes.length === 0 ? nothing : html`<ul class="rows">${funding.etapes.map((each) => html`
      <li class="row"><div class="row-main">${step(each.etape)} · ${known(each.montant_eur, euros)}
        <div class="row-below">${date(each.date_etape)}${each.reference === null ? nothing : html` · ${each.reference}`} · ${each.auteur === 'contrat' ? 'd’après le contrat' : each.auteur}</div></div>
        ${each.auteur === 'contrat' || this.writing.archived ? nothing : html`<button type="button" class="button quiet small" aria-label="Annuler : ${step(each.etape)}, ${nameOf(funding)}"
          @click=${() => void this.undoStep(funding, each)}>Annuler</button>`}</li>`)}</ul>`;
  }

  private confirmation(funding: Funding): TemplateResult {
    const steps = funding.etapes.length;
    return html`
      <div class="confirm" role="group" aria-label="Retirer ${nameOf(funding)}">
        <p class="funding-leave" tabindex="-1"><strong>Retirer ce financement ?</strong> ${steps === 0 ? 'Il ne porte aucune étape.' : `${plural(steps, 'étape')} ne ${steps > 1 ? 'compteront' : 'comptera'} plus dans les totaux.`} L’historique en garde trace.</p>
        <p class="actions"><button type="button" class="button primary" ?disabled=${this.act.busy} @click=${() => void this.takeOut(funding)}>Retirer le financement</button>
          <button type="button" class="button quiet" @click=${() => this.ask(null, funding.n)}>Le garder</button></p>
      </div>`;
  }

  private funding(funding: Funding): TemplateResult {
    const { n, dispositif, annee, commentaire, origine } = funding;
    const name = nameOf(funding);
    const notes = [dispositif, annee === null ? null : String(annee), origine === 'saisie' ? 'saisi ici' : null].filter((note) => note !== null);
    const changing = this.changing === n;
    return html`
      <section class="funding" aria-label=${name}>
        <div class="funding-head"><h3>${name}${notes.length === 0 ? nothing : html` <span class="unit">${glue(notes.join(' · '))}</span>`}</h3>
          ${this.writing.archived ? nothing : html`<button type="button" class="button quiet small funding-change-${n}" aria-expanded=${changing ? 'true' : 'false'} aria-label="Modifier ${name}" @click=${() => this.change(changing ? null : n)}>Modifier</button>
          <button type="button" class="button quiet small funding-out-${n}" aria-label="Retirer ${name}…" @click=${() => this.ask(n, n)}>Retirer…</button>`}</div>
        ${commentaire === null ? nothing : html`<p class="hint">${glue(commentaire)}</p>`}
        ${changing ? this.form(funding) : nothing}
        ${this.leaving === n ? this.confirmation(funding) : nothing}
        ${this.steps(funding.montants, funding.etape)}
        ${this.done(funding)}
        ${this.writing.form(`Ajouter une étape : ${name}`, `etape.${n}`, STEP_FIELDS, `financements/${n}/etapes`, 'Étape enregistrée.')}
      </section>`;
  }

  protected override render(): TemplateResult {
    const { financements, totaux } = this.life;
    return html`
      <div class="fundings-said" tabindex="-1">${this.act.view()}</div>
      ${financements.length === 0 ? html`<p class="empty">Aucun financement suivi.</p>` : financements.map((each) => this.funding(each))}
      ${financements.length < 2 ? nothing : html`<section class="funding" aria-label="Ensemble"><h3>Ensemble</h3>${this.steps(totaux, null)}</section>`}
      ${typeof totaux['reste_a_financer_eur'] !== 'number' ? nothing : html`<p>Reste à financer : <strong>${euros(totaux['reste_a_financer_eur'])}</strong></p>`}
      ${this.writing.archived ? nothing : html`<details class="more" @toggle=${(event: Event) => { if ((event.target as HTMLDetailsElement).open) this.askParties(); }}>
        <summary>Ajouter un financement</summary>
        ${this.parties.result.state === 'empty' ? nothing : this.form(null)}
      </details>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-financements': FundingsView;
  }
}
