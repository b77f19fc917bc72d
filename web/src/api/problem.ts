// What went wrong with a request, as a sentence a planner can act on.

/** The members we read of an RFC 9457 document. */
interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly position?: readonly number[];
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** Where a geometry is wrong, [lon, lat]. */
    readonly position: readonly number[] | null = null,
    /** The problem's own data: `champ` and `accepte` of a refused value, both versions of a write that came second. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** The member of the body that was refused, or null. */
  get field(): string | null {
    return typeof this.members['champ'] === 'string' ? this.members['champ'] : null;
  }

  /** Asking again may help: no answer, or the service's own trouble. */
  get retryable(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export function unreachable(): ApiProblem {
  return new ApiProblem(
    0,
    'Le service ne répond pas',
    'La demande n’a pas pu aboutir : la connexion est coupée ou le service est arrêté. Ce que vous avez saisi est gardé.',
  );
}

export function fromDocument(status: number, text: string): ApiProblem {
  let document: ProblemDocument = {};
  try {
    document = JSON.parse(text) as ProblemDocument;
  } catch {
    // Not a problem document (a proxy's page, say): the status speaks.
  }
  return new ApiProblem(
    status,
    document.title ?? 'La demande a échoué',
    document.detail ?? `Le service a répondu par une erreur ${status}.`,
    document.position ?? null,
    document as Readonly<Record<string, unknown>>,
  );
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) {
    return error;
  }
  return new ApiProblem(-1, 'La réponse n’a pas pu être lue', error instanceof Error ? error.message : String(error));
}
