import type { LedgerEntry } from '../../store/ledger.ts';
import { differing, fieldsOf, partsText } from './fields.ts';
import type { RowInput, ServiceState } from './model.ts';

export type EntryPart = Omit<LedgerEntry, 'tenant' | 'at' | 'person'>;

interface About {
  readonly service: { readonly id: string; readonly name: string; readonly internal?: true };
  readonly why: string;
  readonly ticket: string;
  /** Whether all of DIBS are there with this change, and were not before. */
  readonly dibsCaptured: boolean;
}

/** What a save leaves in the ledger: the entitlements, the start, DIBS and the rest are told apart, for charts show some of them. */
export function entriesOf(
  before: ServiceState,
  after: ServiceState,
  { service, why, ticket, dibsCaptured }: About,
): EntryPart[] {
  const audience = service.internal === true ? ('internal' as const) : ('shared' as const);
  const about = { subject: `service:${service.id}`, audience };
  const facts = { service: service.name };
  const found: EntryPart[] = [];
  if (after.rows !== before.rows)
    found.push({ ...about, kind: 'entitlements.classified', ...rowFacts(before, after, service) });
  if (after.engagementStart !== before.engagementStart) {
    const dates = {
      before: { engagementStart: before.engagementStart },
      after: { engagementStart: after.engagementStart },
    };
    const kind = before.engagementStart === null ? 'engagement.started' : 'engagement.moved';
    found.push({ ...about, kind, why, facts: { ...facts, ...dates } });
  }
  const rest = differing(fieldsOf(before), fieldsOf(after));
  const words = wordsOf(before, after);
  if (rest.names.length > 0 || words !== undefined)
    found.push({
      ...about,
      kind: 'service.saved',
      why: ticket,
      facts: { ...facts, before: rest.before, after: rest.after },
      ...(words === undefined ? {} : { personal: words }),
    });
  if (dibsCaptured) found.push({ ...about, kind: 'dibs.captured', facts });
  if (after.motions !== before.motions) {
    const motions = {
      before: { motions: before.motions.join(', ') },
      after: { motions: after.motions.join(', ') },
    };
    found.push({
      ...about,
      kind: 'service.motions-set',
      facts: { ...facts, ...motions },
      audience: 'internal',
    });
  }
  return found;
}

/** Counts, reasons and dates are facts; notes are the words of people. */
function rowFacts(before: ServiceState, after: ServiceState, service: About['service']) {
  const bare = ({ rows }: ServiceState) =>
    rows.map(
      ({
        status,
        reason,
        engineering,
        entitlements,
        targetDate,
        ownerRole,
        nextActionDate,
        splitReason,
        approval,
      }) => ({
        status,
        reason,
        engineering,
        entitlements,
        targetDate,
        ownerRole,
        nextActionDate,
        splitReason,
        approval,
      }),
    );
  const notes = (rows: readonly RowInput[]) => rows.map(({ note }) => note).filter((note) => note !== '');
  const said = notes(after.rows).filter((note) => !notes(before.rows).includes(note));
  return {
    facts: {
      service: service.name,
      before: { parts: partsText(before, service.id) },
      after: { parts: partsText(after, service.id) },
      rows: { before: bare(before), after: bare(after) },
    },
    ...(said.length === 0 && notes(before.rows).length === notes(after.rows).length
      ? {}
      : {
          personal: {
            excerpt: said.join('\n'),
            notes: { before: notes(before.rows), after: notes(after.rows) },
          },
        }),
  };
}

/** Words of people about the migration, when they changed. */
function wordsOf(before: ServiceState, after: ServiceState) {
  const words = ({ migration }: ServiceState) =>
    [migration.rejectionNote, ...migration.rows.map(({ notes }) => notes)].filter((text) => text !== '');
  const [old, now] = [words(before), words(after)];
  if (old.join('\n') === now.join('\n')) return undefined;
  return {
    excerpt: now.filter((text) => !old.includes(text)).join('\n'),
    notes: { before: old, after: now },
  };
}
