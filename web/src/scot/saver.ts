// A write under way on behalf of a form: busy, then what was said or what was refused. The key is asked for beside it.

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { glue } from '../format/typography.ts';

export class Saver implements ReactiveController {
  busy = false;
  private problem: ApiProblem | null = null;
  private said = '';

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Whether it went well; `done` is then said. */
  async run(job: () => Promise<unknown>, done: string): Promise<boolean> {
    this.busy = true;
    this.problem = null;
    this.said = '';
    this.host.requestUpdate();
    try {
      await job();
      this.said = done;
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  view(): TemplateResult {
    const { problem } = this;
    return html`
      <p class="saved" role="status">${this.said}</p>
      ${problem === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${glue(problem.detail)}</p></div>`}`;
  }
}

/** What a form's fields hold, trimmed; empty ones are left out. */
export function fields(form: HTMLFormElement): Record<string, string> {
  const pairs = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : []));
  return Object.fromEntries(pairs);
}
