// Nothing typed is left by mistake: a link followed, a search opened, the back button are held until one says what
// becomes of it. (Closing the tab is the browser's question: state/draft.ts.)

import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { plural } from '../../format/number.ts';
import { freeLeaving, held, holdLeaving } from '../../state/leaving.ts';
import { parse, sameRoute } from '../../state/route.ts';

export class LeaveGuard implements ReactiveController {
  /** Where one was going; null: nobody leaves. */
  target: string | null = null;
  private here = '';
  private open = false;

  /** `dirty`: something typed is not saved. `stopped`: somebody was kept from leaving. */
  constructor(private readonly host: ReactiveControllerHost, private readonly dirty: () => boolean, private readonly stopped: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.here = location.hash;
    this.open = false;
    holdLeaving(this.holds);
    document.addEventListener('click', this.click, true);
  }

  hostDisconnected(): void {
    this.target = null;
    freeLeaving(this.holds);
    document.removeEventListener('click', this.click, true);
  }

  stay(): void {
    this.target = null;
    this.host.requestUpdate();
  }

  /** Goes where one was going. */
  leave(): void {
    const { target } = this;
    this.open = true;
    this.target = null;
    if (target !== null) location.hash = target;
  }

  private readonly holds = (hash: string): boolean => {
    if (this.open || !this.dirty() || sameRoute(parse(hash).route, parse(this.here).route)) return false;
    this.target = hash;
    this.host.requestUpdate();
    this.stopped();
    return true;
  };

  /** A link is held before it changes the address: the history stays as it was. */
  private readonly click = (event: MouseEvent): void => {
    const hash = (event.target as Element).closest?.('a[href^="#/"]')?.getAttribute('href') ?? null;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (hash !== null && !elsewhere && held(hash)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
}

/** `closing`: the form alone is being closed. `leave`: with what is typed kept in the tab, or not. */
export function leavePanel(count: number, closing: boolean, stay: () => void, leave: (keep: boolean) => void): TemplateResult {
  const go = closing ? 'Fermer' : 'Partir';
  return html`
    <div class="leave" role="alertdialog" aria-labelledby="leave-title" @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') stay(); }}>
      <p id="leave-title"><strong>Votre saisie n’est pas enregistrée</strong> (${plural(count, 'valeur')}).</p>
      <p class="actions">
        <button type="button" class="button primary" @click=${stay}>Rester</button>
        <button type="button" class="button" @click=${() => leave(true)}>${go} en la gardant dans cet onglet</button>
        <button type="button" class="button quiet" @click=${() => leave(false)}>${go} et l’abandonner</button>
      </p>
    </div>`;
}
