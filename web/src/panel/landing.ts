// Where the reader arrives in the panel: at the top of a sheet, on its title, under a window title that says where.

export class Landing {
  private wanted = false;
  /** The window's title follows the sheet's; who came to a sheet still to be drawn lands on its title when it is. */
  private readonly watch = new MutationObserver(() => this.settle());

  constructor(private readonly page: ParentNode, private readonly atHome: () => boolean) {}

  /** Once the panel is there. */
  follow(): void {
    const { body } = this;
    if (body !== null) this.watch.observe(body, { childList: true, characterData: true, subtree: true });
  }

  private get body(): Element | null {
    return this.page.querySelector('.panel-body');
  }

  get heading(): HTMLElement | null {
    return this.page.querySelector<HTMLElement>('.panel-body h1');
  }

  arrive(): void {
    this.body?.scrollTo({ top: 0 });
    // A turn later, when the page inside the sheet is drawn too. Who stays on the map keeps their place.
    window.setTimeout(() => {
      this.wanted = document.activeElement?.closest('.maplibregl-map') === null;
      this.settle();
    });
  }

  private settle(): void {
    const { heading } = this;
    const title = heading?.textContent?.trim();
    document.title = title && !this.atHome() ? `${title} · Archipel` : 'Archipel';
    if (this.wanted && heading !== null) {
      this.wanted = false;
      heading.focus({ preventScroll: true });
    }
  }
}
