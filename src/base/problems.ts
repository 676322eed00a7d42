/**
 * What went wrong, in a form that every door can show: HTTP picks a status by kind, the CLI an exit code, the screen a
 * message. Codes are permanent: people search for them.
 */
export type ProblemKind =
  | 'invalid' // the input makes no sense: mend it and try again
  | 'signed-out' // nobody is signed in
  | 'forbidden' // somebody is, but may not
  | 'missing' // there is no such thing, or not for you
  | 'conflict' // somebody was faster, or the state does not allow it
  | 'stale' // the version you started from is not the present one
  | 'version-required' // a change must say which version it started from
  | 'too-large'
  | 'too-many' // slow down
  | 'unavailable' // try again later
  | 'broken'; // our fault

export type ProblemDetails = Readonly<Record<string, unknown>>;

/** An error with a permanent code, a sentence for people, and optional facts for programs. */
export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  constructor(
    code: string,
    kind: ProblemKind,
    message: string,
    details: ProblemDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Problem';
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

interface Definition<Said extends readonly unknown[]> {
  readonly kind: ProblemKind;
  /** What, why, and what now, for the person who reads it. */
  readonly say: (...said: Said) => string;
}

type Definitions = Readonly<Record<string, Definition<never[]>>>;

type Makers<D extends Definitions> = {
  readonly [Code in keyof D]: (...said: [...Parameters<D[Code]['say']>, details?: ProblemDetails]) => Problem;
};

/**
 * Makes one factory a code. `problems.TASK_UNKNOWN('3745')` returns the Problem; throw it in a command.
 * A last argument beyond those of `say` becomes the details.
 */
export function defineProblems<D extends Definitions>(definitions: D): Makers<D> {
  const makers: Record<string, (...said: never[]) => Problem> = {};
  for (const [code, { kind, say }] of Object.entries(definitions)) {
    makers[code] = (...said) => {
      const details = said.length > say.length ? (said.at(-1) as ProblemDetails | undefined) : undefined;
      return new Problem(code, kind, say(...said), details);
    };
  }
  return makers as Makers<D>;
}
