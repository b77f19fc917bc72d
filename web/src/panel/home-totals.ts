// <archipel-home-totals>: the territory in four figures: fiches, euros, hectares left, alerts. They come after the page.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { getJson } from '../api/http.ts';
import type { List, ScotRef } from '../api/refs.ts';
import { shortEuros } from '../format/amount.ts';
import { count, hectares, plural } from '../format/number.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import { unknown } from '../ui/parts.ts';

interface Followup {
  readonly totaux: { readonly nombre: number; readonly cout_eur: number | null; readonly sans_cout: number };
}

interface Land {
  readonly indicateurs: readonly { readonly cle: string; readonly valeur: number | null; readonly raison: string | null }[];
}

interface Rest {
  readonly value: number | null;
  readonly why: string;
}

/** Of all SCoT together, when each is known. */
async function rest(signal: AbortSignal): Promise<Rest> {
  const { items } = await getJson<List<ScotRef>>('/api/scot', signal);
  const each = await Promise.all(items.map(({ id }) => getJson<Land>(`/api/trajectoires/${encodeURIComponent(`scot:${id}`)}`, signal)));
  const measures = each.map(({ indicateurs }) => indicateurs.find(({ cle }) => cle === 'reste'));
  const values = measures.map((measure) => measure?.valeur ?? null);
  const total = values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
  return { value: values.length === 0 ? null : total, why: measures.find((measure) => measure?.valeur === null)?.raison ?? '' };
}

@customElement('archipel-home-totals')
export class HomeTotals extends PageElement {
  private readonly followup = new Loader<Followup>(this);
  private readonly alerts = new Loader<List<unknown>>(this);
  private readonly land = new Loader<Rest>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.followup.load((signal) => getJson('/api/suivi', signal));
    void this.alerts.load((signal) => getJson('/api/alertes?limit=1', signal));
    void this.land.load(rest);
  }

  private figure(title: string, to: string, value: TemplateResult | string | null, why: TemplateResult | string): TemplateResult {
    return html`<div class="key-figure"><dt><a href=${to}>${title}</a></dt><dd>${value ?? html`<span aria-hidden="true">…</span>`}${why === '' ? nothing : html`<span class="figure-why">${why}</span>`}</dd></div>`;
  }

  protected override render(): TemplateResult {
    const totals = this.followup.value?.totaux;
    const land = this.land.value;
    const alerts = this.alerts.value;
    return html`
      <dl class="home-totals">
        ${this.figure('Fiches', href({ page: 'contrats', id: '', filtres: {} }), totals === undefined ? null : count(totals.nombre), 'dans les contrats')}
        ${this.figure('Coût connu', href({ page: 'suivi', id: '', filtres: {} }), totals === undefined ? null : totals.cout_eur === null ? unknown() : shortEuros(totals.cout_eur),
          totals === undefined || totals.sans_cout === 0 ? '' : `${plural(totals.sans_cout, 'fiche')} sans coût`)}
        ${this.figure('Enveloppe foncière restante', href(scotRoute('comparaison')), land === null ? null : land.value === null ? unknown() : hectares(land.value), land === null || land.value !== null ? '' : land.why)}
        ${this.figure('Alertes du suivi', href({ page: 'suivi', id: '', filtres: {} }), alerts === null ? null : count(alerts.numberMatched), 'à regarder')}
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-home-totals': HomeTotals;
  }
}
