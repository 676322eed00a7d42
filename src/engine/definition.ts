/**
 * A process as data: what the portal must know of a page and prose can't say. Written as YAML beside the page (`read-definition.ts`), checked with it
 * (`check-definition.ts`, `check-model.ts`), asked by `decide.ts`. Guards are CEL over documented facts and over the answers of a form.
 */
export interface ProcessDefinition {
  /** Permanent name: `csmau`. */
  readonly process: string;
  readonly title: string;
  /** Path of the page in its site. */
  readonly page: string;
  /** Whether a case that has ended may begin again, as cycle n+1. */
  readonly cycles: boolean;
  readonly actors: Readonly<Record<string, ActorDefinition>>;
  /** How a case begins: event → what it leads to. */
  readonly start: Readonly<Record<string, readonly Transition[]>>;
  readonly states: Readonly<Record<string, StateDefinition>>;
  readonly wizards: Readonly<Record<string, WizardDefinition>>;
}

/** Who may do something: everything that is said must hold. The portal itself is the actor `system`. */
export interface ActorDefinition {
  readonly label: string;
  /** Role ids, one of which the person has. */
  readonly roles: readonly string[];
  readonly capability: string | null;
  /** Where the person must be at work: named on the case, assigned to its tenant, or anywhere. One is enough. */
  readonly on: readonly ('case' | 'tenant' | 'anywhere')[];
}

export interface StateDefinition {
  readonly label: string;
  /** Anchor of the step on the page that tells of this state's work. */
  readonly step: string | null;
  /** Nothing further has to happen. */
  readonly end: boolean;
  /** Whom the case waits for; the actors of its events unless told. */
  readonly waits: readonly string[];
  readonly on: Readonly<Record<string, readonly Transition[]>>;
  readonly timers: readonly Timer[];
  readonly line: number;
}

/** One way an event can go. Several for one event are alternatives: their guards must exclude each other. */
export interface Transition {
  readonly by: readonly string[];
  /** CEL; null when nothing is asked. */
  readonly when: string | null;
  readonly to: string;
  readonly do: readonly Effect[];
  /** The wizard whose Finish this is. */
  readonly wizard: string | null;
  /** What the person tells along. */
  readonly form: Readonly<Record<string, Field>>;
  /** Said instead of going anywhere: an alternative that is known and not allowed. */
  readonly refuse: string | null;
  /** Begins cycle n+1. */
  readonly nextCycle: boolean;
  /** 1-based line in the definition's file. */
  readonly line: number;
}

/** What follows from an event; the names are code (`effects` of the feature that runs cases), the rest is data. A text that begins with `=` is CEL. */
export interface Effect {
  readonly name: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly line: number;
}

/** Something that happens when a state has lasted. */
export interface Timer {
  readonly days: number;
  /** Monday to Friday without holidays, or all days. */
  readonly working: boolean;
  /** Again after as long, while the state lasts. */
  readonly again: boolean;
  readonly event: string | null;
  readonly do: readonly Effect[];
  readonly line: number;
}

export type Field =
  | ({ readonly type: 'choice'; readonly options: readonly string[] } & FieldBase)
  | ({ readonly type: 'check' } & FieldBase)
  | ({ readonly type: 'text'; readonly max: number } & FieldBase)
  | ({ readonly type: 'day' } & FieldBase)
  | ({ readonly type: 'number'; readonly min: number | null; readonly max: number | null } & FieldBase)
  /** Any of a catalogue's items (`of`), or of those chosen in another field (`within`). */
  | ({ readonly type: 'items'; readonly of: string | null; readonly within: string | null } & FieldBase)
  | ({ readonly type: 'person'; readonly role: string | null } & FieldBase);

interface FieldBase {
  readonly label: string;
  readonly required: boolean;
  /** CEL over the other answers; shown always when null. What is not shown counts as not answered. */
  readonly show: string | null;
}

export interface WizardDefinition {
  readonly title: string;
  /** Task of the page whose panel shows it. */
  readonly task: string | null;
  readonly fields: Readonly<Record<string, Field>>;
  readonly rules: readonly WizardRule[];
}

/** Said when its condition holds: a refusal stops Finish, a confirmation asks. */
export interface WizardRule {
  readonly when: string;
  readonly kind: 'refuse' | 'confirm';
  readonly say: string;
  /** The field that mends it. */
  readonly at: string | null;
  readonly line: number;
}
