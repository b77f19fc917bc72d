// The key one writes with. It stays in this tab (sessionStorage), goes out in the Authorization header alone, and is
// shown nowhere: not in an address, not on the console.

import { getHolder, type Holder } from '../api/key.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';

const KEPT = 'archipel.cle';

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function store(secret: string | null): void {
  try {
    if (secret === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, secret);
  } catch {
    // Storage refused: the key lasts as long as the page.
  }
}

/** Says `change` when a key comes, goes or is refused. */
export class Keyring extends EventTarget {
  holder: Holder | null = null;
  /** A write was refused for want of a good key: the page asks again. */
  wanted = false;
  private kept: string | null = stored();

  /** Null: nobody writes here. */
  get secret(): string | null {
    return this.kept;
  }

  /** Tries a key and keeps it when it is good; otherwise says why, and keeps nothing. */
  async offer(text: string): Promise<ApiProblem | null> {
    const secret = text.trim();
    try {
      this.holder = await getHolder(secret);
    } catch (error) {
      return asProblem(error);
    }
    this.kept = secret;
    this.wanted = false;
    store(secret);
    this.say();
    return null;
  }

  /** After a reload of the page: whose is the key kept in this tab? One that no longer holds is forgotten. */
  async recognize(): Promise<void> {
    const { kept } = this;
    if (kept === null || this.holder !== null) return;
    const problem = await this.offer(kept);
    if (problem?.status === 401) this.refuse();
  }

  /** The service no longer takes it. */
  refuse(): void {
    this.drop();
    this.wanted = true;
    this.say();
  }

  forget(): void {
    this.drop();
    this.wanted = false;
    this.say();
  }

  private drop(): void {
    this.kept = null;
    this.holder = null;
    store(null);
  }

  private say(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const keyring = new Keyring();
