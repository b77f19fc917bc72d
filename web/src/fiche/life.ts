// <archipel-vie>: what became of a fiche since its contract: decisions, fundings step by step, spending, notes; and the
// short forms that add to them.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fichePath, getLife, type Life } from '../api/life.ts';
import { ApiProblem } from '../api/problem.ts';
import { write } from '../api/write.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { euros } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { yearBars } from '../panel/fiche/schedule.ts';
import type { Values } from '../state/draft.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { known, section, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import type { Field } from './fields.ts';
import './form.ts';
import './fundings.ts';
import { type Body, committee, decisionFields, NOTE_FIELDS, SPENDING_FIELDS, type Writing } from './life-fields.ts';
import './pieces.ts';

@customElement('archipel-vie')
export class LifeView extends PageElement {
  @property({ attribute: false }) ficheId = '';
  /** An archived fiche is read, not written: its forms wait for it to be restored. */
  @property({ type: Boolean }) archived = false;
  @state() private decision: Values = {};
  @state() private said = '';
  @state() private failure: ApiProblem | null = null;
  private readonly life = new Loader<Life>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) void this.reload();
  }

  reload(): Promise<void> {
    const { ficheId } = this;
    return this.life.load((signal) => getLife(ficheId, signal), true);
  }

  /** Writes on the version that is shown; when another came first, shows it and lets the writer decide. */
  private async put(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: Body | null, said: string): Promise<void> {
    try {
      await write({ method, url: `${fichePath(this.ficheId)}/${path}`, body, version: this.life.value?.version ?? null });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) await this.reload();
      throw error;
    }
    this.said = said;
    await this.renew();
  }

  /** The fiche has a new version: the page around learns it too. */
  private readonly renew = async (): Promise<void> => {
    await this.reload();
    this.emit('life-changed', null);
  };

  private async undo(path: string): Promise<void> {
    this.failure = null;
    try {
      await this.put('DELETE', path, null, 'Annulé.');
    } catch (error) {
      this.failure = error instanceof ApiProblem ? error : null;
    }
  }

  private form(title: string, name: string, fields: readonly Field[], path: string, said: string): TemplateResult | typeof nothing {
    if (this.archived) return nothing;
    return html`
      <details class="more"><summary>${title}</summary>
        <archipel-form name="${this.ficheId}.${name}" .fields=${fields} .send=${(body: Body) => this.put('POST', path, body, said)}
          @typed=${(event: CustomEvent<Values>) => { if (name === 'decision') this.decision = event.detail; }}></archipel-form>
      </details>`;
  }

  private get writing(): Writing {
    return { ficheId: this.ficheId, archived: this.archived, put: (...write) => this.put(...write), form: (...asked) => this.form(...asked) };
  }

  private undoButton(path: string, what: string): TemplateResult | typeof nothing {
    if (this.archived) return nothing;
    return html`<button type="button" class="button quiet small" aria-label="Annuler : ${what}" @click=${() => void this.undo(path)}>Annuler</button>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.life;
    if (value === null) return section('Suivi', result.state === 'problem' ? problemMessage(result.problem, this.life.retry) : skeleton(4));
    return html`
      <div class="life-head"><archipel-key></archipel-key><p role="status" class="hint">${this.said}</p></div>
      ${this.archived ? html`<p class="hint">Fiche archivée : son suivi se lit, il ne s’écrit plus. Restaurez-la pour y ajouter.</p>` : nothing}
      ${this.failure === null || this.failure.status === 401 ? nothing : problemMessage(this.failure, null)}
      ${section('Dépenses prévues et réalisées', this.spending(value))}
      ${section('Financements, étape par étape', html`<archipel-financements .life=${value} .writing=${this.writing}></archipel-financements>`)}
      ${section('Décisions', this.decisions(value))}
      ${section('Notes', this.notes(value))}
      ${section('Pièces jointes', html`<archipel-pieces ?archived=${this.archived} .ficheId=${this.ficheId} .version=${value.version} .pieces=${value.pieces}
        @life-written=${this.renew} @life-stale=${() => void this.reload()}></archipel-pieces>`)}`;
  }

  private spending({ depenses: { annees, saisies } }: Life): TemplateResult {
    const values = (of: 'prevu_eur' | 'realise_eur'): ReadonlyMap<number, number> => new Map(annees.flatMap((each) => {
      const amount = each[of];
      return amount === null ? [] : [[each.annee, amount] as const];
    }));
    const chart = yearBars(annees.map(({ annee }) => annee), [
      { title: 'Prévu', className: 'bar-out', values: values('prevu_eur') },
      { title: 'Réalisé', className: 'bar-in', values: values('realise_eur') },
    ].filter((series) => series.values.size > 0));
    return html`
      ${chart ?? nothing}
      ${annees.every(({ prevu_eur, realise_eur }) => prevu_eur === null && realise_eur === null) ? html`<p class="empty">Aucune dépense n’est chiffrée, ni prévue ni réalisée.</p>` : html`<table class="figures">
        <caption class="visually-hidden">Dépenses prévues et réalisées par année, en euros</caption>
        <thead><tr><th scope="col">Année</th><th scope="col">Prévu</th><th scope="col">Réalisé</th></tr></thead>
        <tbody>${annees.map((each) => html`<tr><th scope="row">${each.annee}</th>
          <td>${known(each.prevu_eur, euros)}${each.prevu_origine === 'contrat' ? html` <span class="unit">(contrat)</span>` : nothing}</td><td>${known(each.realise_eur, euros)}</td></tr>`)}</tbody>
      </table>`}
      ${saisies.length === 0 ? nothing : html`<ul class="rows">${saisies.map((each) => html`
        <li class="row"><div class="row-main">${each.annee} · ${each.nature === 'prevu' ? 'Prévu' : 'Réalisé'} · ${euros(each.montant_eur)}
          <div class="row-below">${each.libelle === null ? nothing : html`${glue(each.libelle)} · `}${date(each.date_constat)} · ${each.auteur}</div></div>
          ${this.undoButton(`depenses/${each.n}`, `dépense de ${each.annee}`)}</li>`)}</ul>`}
      ${this.form('Ajouter une dépense', 'depense', SPENDING_FIELDS, 'depenses', 'Dépense enregistrée.')}`;
  }

  private decisions(life: Life): TemplateResult {
    const live = life.decisions.filter(({ annulee_le }) => annulee_le === null);
    const last = live.at(-1);
    return html`
      <p>Statut actuel : <strong class="status-now">${status(life.statut)}</strong></p>
      ${life.decisions.length === 0 ? html`<p class="empty">Aucune décision depuis la signature du contrat.</p>` : html`<ul class="rows">${[...life.decisions].reverse().map((each) => html`
        <li class="row"><div class="row-main">${status(each.statut_avant)} → <strong>${status(each.statut)}</strong>${each.annulee_le === null ? nothing : ' (annulée)'}
          <div class="row-below">${committee(each.instance)}, ${date(each.date_decision)}${each.motif === null ? nothing : html` · ${glue(each.motif)}`} · ${each.auteur}</div></div>
          ${each === last ? this.undoButton(`decisions/${each.n}`, `décision du ${date(each.date_decision)}`) : nothing}</li>`)}</ul>`}
      ${this.form('Enregistrer une décision', 'decision', decisionFields(life, this.decision), 'decisions', 'Décision enregistrée.')}`;
  }

  private notes({ notes }: Life): TemplateResult {
    return html`
      ${notes.length === 0 ? html`<p class="empty">Aucune note.</p>` : html`<ul class="rows">${notes.map((each) => html`
        <li class="row"><div class="row-main"><p class="note">${glue(each.texte)}</p><div class="row-below">${each.auteur} · ${date(each.modifiee_le ?? each.ecrite_le)}</div></div>
          ${this.undoButton(`notes/${each.n}`, 'cette note')}</li>`)}</ul>`}
      ${this.form('Ajouter une note', 'note', NOTE_FIELDS, 'notes', 'Note enregistrée.')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-vie': LifeView;
  }
}
