import { responsibleRoles, type TaskRecord, type TaskStatus } from './model.ts';

/** The three things people set on a task. */
export type TaskFields = Pick<TaskRecord, 'status' | 'percentComplete' | 'responsible'>;

/** What somebody wants to change; what is left out stays. */
export type TaskChange = { readonly [Field in keyof TaskFields]?: TaskFields[Field] | undefined };

/** Whether there is anything to save, and then what stands where afterwards. */
export type SaveDecision =
  | { readonly changed: false }
  | {
      readonly changed: true;
      readonly next: TaskFields;
      /** Only the fields that differ, for the ledger. */
      readonly before: Partial<TaskFields>;
      readonly after: Partial<TaskFields>;
      readonly at: string;
    };

const fields = ['status', 'percentComplete', 'responsible'] as const;

/**
 * What a save does to a task record (domain.md 4.3): Complete is always 100 %, Not Started always 0 %, any other status
 * keeps the % it is given. 100 % alone completes nothing. A save that changes nothing is told apart, so that it writes no
 * ledger entry.
 */
export function decideSave(current: TaskFields, change: TaskChange, now: Date): SaveDecision {
  const status = change.status ?? current.status;
  const next: TaskFields = {
    status,
    percentComplete: percentFixedBy(status) ?? change.percentComplete ?? current.percentComplete,
    responsible: change.responsible ?? current.responsible,
  };
  const differing = fieldsThatDiffer(current, next);
  if (differing.length === 0) return { changed: false };
  const before = pick(current, differing);
  const after = pick(next, differing);
  return { changed: true, next, before, after, at: now.toISOString() };
}

/** The % a status leaves no choice about; undefined where people say it themselves. */
export function percentFixedBy(status: TaskStatus): 0 | 100 | undefined {
  if (status === 'Complete') return 100;
  return status === 'Not Started' ? 0 : undefined;
}

/** Names of the fields in which two states of a task differ. */
export function fieldsThatDiffer(one: TaskFields, other: TaskFields): (keyof TaskFields)[] {
  return fields.filter((field) => one[field] !== other[field]);
}

/** Complete and Not Required satisfy a mandatory task and count as done (domain.md 4.4). Cancelled does not. */
export function isDone(status: TaskStatus): boolean {
  return status === 'Complete' || status === 'Not Required';
}

/** Every kind of blocked. */
export function isBlocked(status: TaskStatus): boolean {
  return status.startsWith('Blocked-');
}

/**
 * The status of a step from those of its tasks (domain.md 4.3); null where it has none, because it is guidance only.
 *
 * Cancelled work is neither done nor under way: a step of nothing else is Cancelled, beside work that has not started it
 * is passed over, and beside finished work it keeps the step In Progress until somebody says Not Required.
 */
export function rollUp(statuses: readonly TaskStatus[]): { status: TaskStatus | null; blocked: boolean } {
  return { status: statusOf(statuses), blocked: statuses.some(isBlocked) };
}

/** The mandatory tasks that are still open, each once however many pages name it. */
export function openMandatory(
  tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly mandatory: boolean | null;
    readonly record: Pick<TaskRecord, 'status'>;
  }[],
): { id: string; name: string }[] {
  const open = tasks.filter((task) => task.mandatory === true && !isDone(task.record.status));
  return [...new Map(open.map(({ id, name }) => [id, { id, name }])).values()];
}

/** Whom the catalogue makes responsible: the first of a task's roles that may be named, else Any Role. */
export function defaultResponsible(roles: readonly string[]): string {
  for (const role of roles) {
    const named = responsibleByKey.get(keyOf(role));
    if (named !== undefined) return named;
  }
  return 'Any Role';
}

function statusOf(statuses: readonly TaskStatus[]): TaskStatus | null {
  if (statuses.length === 0) return null;
  if (statuses.every(isDone)) return 'Complete';
  const live = statuses.filter((status) => status !== 'Cancelled');
  if (live.length === 0) return 'Cancelled';
  return live.every((status) => status === 'Not Started') ? 'Not Started' : 'In Progress';
}

function pick(from: TaskFields, names: readonly (keyof TaskFields)[]): Partial<TaskFields> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

// The catalogue says roles in more words than the list one may choose from (domain.md 2.1 and 4.3, Appendix A).
const otherNames: Readonly<Record<string, (typeof responsibleRoles)[number]>> = {
  RM: 'Regional Manager',
  'Team Manager': 'Regional Manager',
  FM: 'FastTrack Manager',
  'P-FM': 'FastTrack Manager',
  FE: 'FastTrack Engineer',
  'P-FE': 'FastTrack Engineer',
  FTAv2: 'FastTrack Architect v2',
  FSA: 'FastTrack Solution Architect',
  MVM: 'Migration Velocity Manager',
  FPM: 'FastTrack Partner Manager',
  AAM: 'App Assure Manager',
  'CSMAU SME': 'SME',
  'FastTrack Targeting Manager': 'Targeting Manager',
  GTM: 'Targeting Manager',
  'G-TM': 'Targeting Manager',
  'G-RM': 'RFA Manager',
  GMFTA: 'Get Modern FTA',
  'GM FTA': 'Get Modern FTA',
  'GetModern FTA': 'Get Modern FTA',
};

const responsibleByKey = new Map<string, string>([
  ...responsibleRoles.map((role) => [keyOf(role), role] as const),
  ...Object.entries(otherNames).map(([name, role]) => [keyOf(name), role] as const),
]);

function keyOf(role: string): string {
  return role.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
