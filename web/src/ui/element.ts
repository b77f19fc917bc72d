// Base of our elements: they render into the page itself, styled by one sheet, so that labels, headings and landmarks
// form one document for assistive tools and no inline style is needed.

import { LitElement } from 'lit';
import { contracts } from '../state/contracts.ts';

export abstract class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Names of contracts stand nearly everywhere; they come once, just after the page.
    if (!contracts.isOpen) contracts.addEventListener('change', () => this.requestUpdate(), { once: true });
  }

  protected emit<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true }));
  }
}
