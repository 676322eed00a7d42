import type { PageModel, StepModel } from '../../compiler/index.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { Section } from '../playbooks/model.ts';
import { type Published, type PublishedReader, pageByPath, taskInPlaybook } from '../playbooks/queries.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may } from '../tenants/policy.ts';
import { presentRecord, saveTask } from './commands.ts';
import * as contracts from './contract.ts';
import type { PageRows, PhaseRows, StepRow, TaskRow } from './model.ts';
import { problems } from './problems.ts';
import { taskRecord, taskRecordsOf } from './queries.ts';
import { isDone, openMandatory, rollUp } from './rules.ts';

export function taskRoutes(published: PublishedReader): Route<Actor>[] {
  return [
    reads(contracts.readTenantPlaybook, async ({ db, who }, { tenantId }) => {
      const tenant = await visibleTenant(db, who, tenantId);
      const mayWrite = may.writeTenant(who, { assigned: tenant.my_role !== null });
      const playbook = await published(db, who.audience);
      if (playbook === undefined) return { version: null, mayWrite, phases: [] };
      const rows = await taskRecordsOf(db, tenantId);
      const records = new Map(rows.map((row) => [`${row.task_id} ${row.service}`, row]));
      const version = { number: playbook.number, publishedAt: playbook.publishedAt.toISOString() };
      return {
        version,
        mayWrite,
        phases: playbook.phases.map((phase) => phaseRows(playbook, phase, records)),
      };
    }),
    reads(contracts.readTask, async ({ db, who }, { tenantId, taskId, service }) => {
      const tenant = await visibleTenant(db, who, tenantId);
      const playbook = await published(db, who.audience);
      const task = await taskInPlaybook(db, taskId);
      if (playbook === undefined || task === undefined) throw problems.TASK_UNKNOWN(taskId);
      const { name, mandatory, roles, services } = task;
      const record = presentRecord(
        await taskRecord(db, tenantId, taskId, service),
        { id: taskId, roles },
        service,
      );
      const mayWrite = may.writeTenant(who, { assigned: tenant.my_role !== null });
      const places = await placesOf(db, playbook, taskId);
      return {
        task: { id: taskId, name, mandatory, roles, services, record },
        record,
        version: record.version,
        mayWrite,
        places,
      };
    }),
    writes(contracts.saveTask, ({ tx, who, now, match = 0 }, input) =>
      saveTask(tx, who, { ...input, match }, now),
    ),
  ];
}

type Records = ReadonlyMap<string, Awaited<ReturnType<typeof taskRecordsOf>>[number]>;

function phaseRows(playbook: Published, phase: string, records: Records): PhaseRows {
  const inPhase = playbook.pages.filter(
    ({ model }) => model.phases.includes(phase) && model.steps.length > 0,
  );
  const pages = inPhase.map(({ number, model }) => pageRows(number, model, records));
  const tasks = pages.flatMap((page) => page.steps.flatMap((step) => step.tasks));
  return {
    phase,
    done: pages.reduce((sum, page) => sum + page.done, 0),
    total: pages.reduce((sum, page) => sum + page.total, 0),
    openMandatory: openMandatory(tasks),
    pages,
  };
}

function pageRows(number: number, { path, title, steps }: PageModel, records: Records): PageRows {
  const rows = steps.filter((step) => !isEmptyBucket(step)).map((step) => stepRow(step, records));
  const tasks = rows.flatMap((row) => row.tasks);
  const done = tasks.filter((task) => isDone(task.record.status)).length;
  return { path, title, number, steps: rows, done, total: tasks.length };
}

/** A step that is nobody's (`-`) is a bucket for uncategorized tasks: without one there is nothing to do or to read. */
function isEmptyBucket({ kind, roles, tasks }: StepModel): boolean {
  return kind === 'labelled' && roles.length === 0 && tasks.length === 0;
}

function stepRow({ title, anchor, roles, services, tasks }: StepModel, records: Records): StepRow {
  const rows = tasks.map((task): TaskRow => {
    const { id, name, mandatory } = task;
    const record = presentRecord(records.get(`${id} `), task);
    return { id, name, mandatory, roles: [...task.roles], services: [...task.services], record };
  });
  const rolled = rollUp(rows.map((row) => row.record.status));
  return { title, anchor, roles: [...roles], services: [...services], ...rolled, tasks: rows };
}

/** Every step that holds the task, with its text. */
async function placesOf(db: Db, playbook: Published, taskId: string) {
  const places = [];
  for (const { number, model } of playbook.pages) {
    for (const step of model.steps.filter((each) => each.tasks.some((task) => task.id === taskId))) {
      const page = await pageByPath(db, playbook.id, model.path);
      const section = (page?.sections as Section[] | undefined)?.find(({ id }) => id === step.anchor);
      const { path, title, phases } = model;
      const { title: name, anchor } = step;
      places.push({
        path,
        page: title,
        number,
        step: name,
        anchor,
        phases: [...phases],
        html: section?.html ?? '',
      });
    }
  }
  return places;
}
