// One request on behalf of an element: pending, then its value or its problem; a newer one drops the older.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { network } from './network.ts';

export type Loaded<T> =
  | { readonly state: 'empty' }
  | { readonly state: 'pending'; readonly previous: T | null }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'problem'; readonly problem: ApiProblem };

export class Loader<T> implements ReactiveController {
  result: Loaded<T> = { state: 'empty' };
  private controller: AbortController | null = null;
  private last: ((signal: AbortSignal) => Promise<T>) | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    network.addEventListener('back', this.again);
  }

  hostDisconnected(): void {
    network.removeEventListener('back', this.again);
    this.controller?.abort();
  }

  /** What failed for want of an answer is asked for again when the service is back. */
  private readonly again = (): void => {
    if (this.result.state === 'problem' && this.result.problem.status === 0) this.retry();
  };

  clear(): void {
    this.controller?.abort();
    this.controller = null;
    this.last = null;
    this.set({ state: 'empty' });
  }

  /** `keep` leaves the previous value at hand while the new one comes. */
  async load(job: (signal: AbortSignal) => Promise<T>, keep = false): Promise<void> {
    this.controller?.abort();
    const controller = new AbortController();
    this.controller = controller;
    this.last = job;
    this.set({ state: 'pending', previous: keep ? this.value : null });
    try {
      const value = await job(controller.signal);
      this.setIfCurrent(controller, { state: 'ready', value });
    } catch (error) {
      this.setIfCurrent(controller, { state: 'problem', problem: asProblem(error) });
    }
  }

  readonly retry = (): void => {
    if (this.last !== null) {
      void this.load(this.last);
    }
  };

  /** The value, or while a newer one comes the previous one. */
  get value(): T | null {
    if (this.result.state === 'ready') return this.result.value;
    return this.result.state === 'pending' ? this.result.previous : null;
  }

  private setIfCurrent(controller: AbortController, result: Loaded<T>): void {
    if (this.controller === controller && !controller.signal.aborted) {
      this.set(result);
    }
  }

  private set(result: Loaded<T>): void {
    this.result = result;
    this.host.requestUpdate();
  }
}
