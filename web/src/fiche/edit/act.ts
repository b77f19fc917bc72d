// One button's work on the service: under way, done and said, refused and explained; without a key, the key is asked
// and the work done as soon as it is given.

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { glue } from '../../format/typography.ts';
import '../../ui/key-panel.ts';
import { plain } from './words.ts';

export class Act implements ReactiveController {
  busy = false;
  private said = '';
  private problem: ApiProblem | null = null;
  private job: (() => Promise<string>) | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to.
  }

  /** `job` answers with what is to be said. True when it was done. */
  async run(job: () => Promise<string>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.said = '';
    this.job = job;
    this.host.requestUpdate();
    try {
      this.said = await job();
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  say(said: string): void {
    this.said = said;
    this.problem = null;
    this.host.requestUpdate();
  }

  /** What became of it; `stale` says what to do when somebody else came first. */
  view(stale = 'La fiche a changé entre-temps ; elle est affichée telle qu’elle est maintenant. Vérifiez, puis recommencez.'): TemplateResult {
    const { problem, job } = this;
    return html`
      <p class="said" role="status">${this.said}</p>
      ${problem === null ? nothing : problem.status === 401
        ? html`<archipel-key asking why="Donnez la clé : ce que vous demandez sera fait aussitôt." @key-kept=${() => { if (job !== null) void this.run(job); }}></archipel-key>`
        : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${problem.status === 412 ? stale : glue(plain(problem.detail))}</p></div>`}`;
  }
}
