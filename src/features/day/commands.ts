import type { Db, Tx } from '../../store/store.ts';
import { presentCases } from '../cases/present-case.ts';
import { listCases, noticesOf } from '../cases/queries.ts';
import { feedbackIn } from '../feedback/queries.ts';
import { dueActions } from '../notes/queries.ts';
import { demandPerson } from '../people/commands.ts';
import { type Actor, roles } from '../people/model.ts';
import { may as mayOfPlaybook } from '../playbooks/policy.ts';
import { taskStatuses } from '../tasks/model.ts';
import { defaultResponsible } from '../tasks/rules.ts';
import { type DayItem, type DayKind, mostOfKind } from './model.ts';
import { problems } from './problems.ts';
import { putSnooze, snoozesOf, tasksOf, withoutPrimary } from './queries.ts';
import { casePatience, daysLater, feedbackPatience, inOrder, patienceOf } from './rules.ts';

type Said = Omit<DayItem, 'id' | 'kind' | 'snoozedUntil' | 'service' | 'version' | 'urgent'> &
  Partial<Pick<DayItem, 'service' | 'version' | 'urgent'>>;

function itemOf(kind: DayKind, said: Said, key = said.subject): DayItem {
  return { id: `${kind}:${key}`, kind, service: '', version: 0, urgent: false, ...said, snoozedUntil: null };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
/** Days ahead that next actions are looked for. */
const ahead = 60;

const waiting = taskStatuses.filter((status) => patienceOf(status) !== undefined);
/** Which role of an assignment is responsible for a task, as tasks name roles. */
const responsible = roles.map(({ id, label, short }) => ({
  role: id as string,
  responsible: defaultResponsible([short, label]),
}));
const meant = responsible.filter(({ responsible: name }) => name !== 'Any Role');

async function actionsFor(db: Db, who: Actor, today: string): Promise<DayItem[]> {
  const found = await dueActions(db, who.person, daysLater(today, ahead));
  return found.map(({ noteId, tenantId, tenant, text, date, escalated }) =>
    itemOf('note', {
      title: text,
      about: '',
      tenant: { id: tenantId, name: tenant },
      due: date,
      since: date,
      urgent: escalated,
      subject: noteId,
      mayFinish: who.writes !== 'none',
    }),
  );
}

async function tasksFor(db: Db, who: Actor): Promise<DayItem[]> {
  const found = await tasksOf(db, who.person, waiting, meant, mostOfKind);
  return found.map((row) => {
    const { tenant_id: id, tenant, task_id: task, service, status, version, updated, name } = row;
    return itemOf(
      'task',
      {
        title: name,
        about: status,
        tenant: { id, name: tenant },
        due: daysLater(updated, patienceOf(status) ?? 0),
        since: updated,
        urgent: status === 'Warning' || status.startsWith('Blocked-'),
        subject: task,
        service,
        version,
        mayFinish: who.writes !== 'none',
      },
      `${id}:${task}:${service}`,
    );
  });
}

async function casesFor(db: Db, who: Actor): Promise<DayItem[]> {
  const rows = await listCases(
    db,
    { person: who.person, open: true },
    { limit: mostOfKind, after: undefined },
  );
  const timers = new Map(rows.map(({ id, next_timer: timer }) => [id as string, timer]));
  const cases = await presentCases(db, who, rows);
  return cases
    .filter(({ events }) => events.some(({ mine }) => mine))
    .map(({ id, title, stateLabel, nextAction, tenantId, tenant, since }) => {
      const day = since.slice(0, 10);
      return itemOf('case', {
        title,
        about: stateLabel,
        tenant: { id: tenantId, name: tenant },
        // The day that somebody named counts before the clock of the state.
        due: nextAction ?? timers.get(id) ?? daysLater(day, casePatience),
        since: day,
        subject: id,
        mayFinish: false,
      });
    });
}

async function noticesFor(db: Db, who: Actor): Promise<DayItem[]> {
  const rows = await noticesOf(db, who.person, mostOfKind);
  return rows
    .filter((row) => row.read_at === null)
    .map(({ id, text, at, tenant_id: tenantId, tenant }) =>
      itemOf('notice', {
        title: text,
        about: '',
        tenant: tenantId === null || tenant === null ? null : { id: tenantId, name: tenant },
        due: null,
        since: dayOf(at),
        subject: id,
        mayFinish: true,
      }),
    );
}

async function feedbackFor(db: Db, who: Actor): Promise<DayItem[]> {
  if (who.audience !== 'internal') return [];
  const reader = { person: who.person, publishes: mayOfPlaybook.publish(who) };
  const { rows } = await feedbackIn(
    db,
    reader,
    'inbox',
    { state: 'open' },
    { limit: mostOfKind, before: undefined },
  );
  return rows.map(({ id, page_title: page, sender_name: sender, sent_at: at }) =>
    itemOf('feedback', {
      title: page,
      about: sender ?? '',
      tenant: null,
      due: daysLater(dayOf(at), feedbackPatience),
      since: dayOf(at),
      subject: id,
      mayFinish: false,
    }),
  );
}

/** A missing primary is for those who assign internal people: everywhere, or where they are primary themselves. */
async function primariesFor(db: Db, who: Actor): Promise<DayItem[]> {
  if (who.audience !== 'internal' || who.assigns !== 'all') return [];
  const rows = await withoutPrimary(db, who.person, mostOfKind);
  return rows.map(({ id, name, no_rm: rm, no_fm: fm, created }) =>
    itemOf('primary', {
      title: name,
      about: rm && fm ? 'both' : rm ? 'rm' : 'fm',
      tenant: { id, name },
      due: null,
      since: created,
      urgent: false,
      subject: id,
      mayFinish: false,
    }),
  );
}

/** What is due for somebody: everything that waits for them, in one order; what they have put off says until when. */
export async function dayFor(db: Db, who: Actor, today: string): Promise<{ items: DayItem[]; cut: boolean }> {
  const all = [];
  for (const find of [
    () => actionsFor(db, who, today),
    () => tasksFor(db, who),
    () => casesFor(db, who),
    () => noticesFor(db, who),
    () => feedbackFor(db, who),
    () => primariesFor(db, who),
  ])
    all.push(await find());
  const snoozes = await snoozesOf(db, who.person);
  const items = all.flat().map((item) => ({ ...item, snoozedUntil: snoozes.get(item.id) ?? null }));
  return { items: inOrder(items, today), cut: all.some((of) => of.length >= mostOfKind) };
}

/** Puts something off until a day, or brings it back. @throws PERSON_ONLY, SNOOZE_PAST, SNOOZE_FAR. */
export async function snooze(
  tx: Tx,
  who: Actor,
  item: string,
  until: string | null,
  today: string,
): Promise<void> {
  demandPerson(who);
  if (until !== null && until <= today) throw problems.SNOOZE_PAST(until);
  if (until !== null && until > daysLater(today, 366)) throw problems.SNOOZE_FAR(until);
  await putSnooze(tx, who.person, item, until, today);
}
