import { createHash } from 'node:crypto';
import { newId } from '../../base/ids.ts';
import type { Finding, PageModel, SiteModel } from '../../compiler/index.ts';
import { plainText, type RenderedSection } from '../../compiler/render.ts';
import type { ProcessDefinition } from '../../engine/definition.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { announce } from '../../store/outbox.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { peopleNamed } from '../people/queries.ts';
import type { Section, Version } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { copyVersion, currentVersion, pageNumbers, textsOf, versionByNumber } from './queries.ts';
import { headingAbove, ownerAmong, ownerNames, type PageOwner } from './rules.ts';

/** What compiling a folder gives: the model, and each page's text for the reader. */
export interface Compiled {
  readonly site: SiteModel;
  readonly processes: readonly ProcessDefinition[];
  readonly sections: ReadonlyMap<string, readonly RenderedSection[]>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const rowsAtOnce = 100;

/** Findings by level. */
export function countFindings(findings: readonly Finding[]): Version['findings'] {
  const count = { error: 0, warning: 0, note: 0 };
  for (const { level } of findings) count[level]++;
  return count;
}

export interface PublishOptions {
  readonly why: string;
  /** Codes of errors that are published all the same, for the reason given. */
  readonly accept?: readonly string[];
}

/**
 * Publishes a compiled folder as the next version, whole or not at all. Publishers queue, so numbers have no gaps.
 * @throws PUBLISHERS_ONLY, PLAYBOOK_HAS_ERRORS with the findings, ACCEPT_NEEDS_REASON, PLAYBOOK_EMPTY, PLAYBOOK_UNCHANGED.
 */
export async function publish(
  tx: Tx,
  who: Actor,
  { site, processes, sections }: Compiled,
  { why, accept = [] }: PublishOptions,
  now: Date,
): Promise<Version> {
  if (!may.publish(who)) throw problems.PUBLISHERS_ONLY();
  if (accept.length > 0 && why === '') throw problems.ACCEPT_NEEDS_REASON();
  const findings = countFindings(site.findings);
  const errors = site.findings.filter(({ level, code }) => level === 'error' && !accept.includes(code));
  if (errors.length > 0) throw problems.PLAYBOOK_HAS_ERRORS(errors.length, { findings: errors.slice(0, 50) });
  if (site.pages.length === 0) throw problems.PLAYBOOK_EMPTY();

  // The organisation's chain is the queue: its head stays locked until the commit.
  const id = newId('playbook', now);
  const facts = { hash: site.site.hash, pages: site.pages.length, findings, accepted: accept };
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'playbook.published',
    subject: id,
    why,
    facts,
  });
  const before = await currentVersion(tx);
  if (before !== undefined && before.hash === site.site.hash)
    throw problems.PLAYBOOK_UNCHANGED(before.number);
  const number = (before?.number ?? 0) + 1;
  const { title, hash } = site.site;
  await tx
    .insertInto('playbook_version')
    .values({
      id,
      number,
      title,
      hash,
      published_at: now,
      published_by: who.person,
      why,
      phases: site.phases.map((phase) => phase.name),
      findings: JSON.stringify(findings),
    })
    .execute();
  const numbers = before === undefined ? new Map() : await pageNumbers(tx, before.id);
  await addPages(tx, id, site, sections, numbers);
  await addTasks(tx, id, site);
  await addProcesses(tx, id, site, processes);
  await addFindings(tx, id, site, sections);
  await indexVersion(tx, id);
  await announce(tx, { kind: 'playbook.published', body: { version: id, number }, at: now });
  return { number, title, hash, publishedAt: now.toISOString(), publishedBy: who.name, why, findings };
}

async function addPages(
  tx: Tx,
  versionId: string,
  { pages }: SiteModel,
  sections: Compiled['sections'],
  before: Map<string, { number: number; hash: string }>,
): Promise<void> {
  const rows = pages.map((page) => {
    const model = JSON.stringify(page);
    const text = JSON.stringify((sections.get(page.path) ?? []).map(withoutLine));
    const hash = sha256(model + text);
    const former = before.get(page.path);
    const number = former === undefined ? 1 : former.hash === hash ? former.number : former.number + 1;
    const { path, title, kind, phases, audiences } = page;
    return {
      version_id: versionId,
      path,
      number,
      hash,
      title,
      kind,
      phases: [...phases],
      audiences: [...audiences],
      model,
      sections: text,
    };
  });
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    await tx
      .insertInto('playbook_page')
      .values(rows.slice(i, i + rowsAtOnce))
      .execute();
  }
}

async function addProcesses(
  tx: Tx,
  versionId: string,
  { pages }: SiteModel,
  processes: Compiled['processes'],
): Promise<void> {
  for (const definition of processes) {
    const { process, title, page } = definition;
    const audiences = pages.find(({ path }) => path === page)?.audiences ?? [];
    await tx
      .insertInto('playbook_process')
      .values({
        version_id: versionId,
        process,
        title,
        page,
        audiences: [...audiences],
        definition: JSON.stringify(definition),
      })
      .execute();
  }
}

/** The line moves with every word above it, and would make another page of an unchanged part. */
function withoutLine({ line, ...section }: RenderedSection): Section {
  return section;
}

async function addFindings(
  tx: Tx,
  versionId: string,
  { pages, findings }: SiteModel,
  sections: Compiled['sections'],
): Promise<void> {
  const titles = new Map(pages.map(({ path, title }) => [path, title]));
  const rows = findings.map(({ code, level, path, line, message, hint = null }, place) => {
    const above = headingAbove(sections.get(path) ?? [], titles.get(path) ?? '', line);
    return { version_id: versionId, place, code, level, path, line, message, hint, ...above };
  });
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    await tx
      .insertInto('playbook_finding')
      .values(rows.slice(i, i + rowsAtOnce))
      .execute();
  }
}

/** Whom a page names as its owner, among the people of the organisation: a partner's people own no page. */
export async function ownerOfPage(
  db: Db,
  page: Pick<PageModel, 'owner' | 'programManagers'>,
): Promise<PageOwner> {
  const names = ownerNames(page);
  return ownerAmong(names, await peopleNamed(db, names));
}

/** A task is for the audiences of the pages that place it; one that no page places is internal. */
function audiencesOfTask(
  pages: ReadonlyMap<string, PageModel>,
  placements: readonly { readonly page: string }[],
): string[] {
  const all = placements.flatMap(({ page }) => pages.get(page)?.audiences ?? []);
  return all.length === 0 ? ['internal'] : [...new Set(all)];
}

async function addTasks(tx: Tx, versionId: string, { pages, catalogue }: SiteModel): Promise<void> {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const rows = Object.entries(catalogue).map(
    ([taskId, { name, mandatory, roles, services, placements }]) => ({
      version_id: versionId,
      task_id: taskId,
      name,
      mandatory,
      roles: [...roles],
      services: [...services],
      audiences: audiencesOfTask(byPath, placements),
    }),
  );
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    await tx
      .insertInto('playbook_task')
      .values(rows.slice(i, i + rowsAtOnce))
      .execute();
  }
}

// A part that is longer was not written to be read; a search looks through its beginning.
const longestBody = 100_000;

/** Makes a version the one that searches look through, in place of the one before. */
export async function indexVersion(tx: Tx, versionId: string): Promise<void> {
  await tx.deleteFrom('playbook_text').where('version_id', '<>', versionId).execute();
  const pages = await textsOf(tx, versionId);
  for (const { path, title, audiences, model, sections } of pages) {
    const { steps } = model as PageModel;
    const rows = (sections as Section[]).map((section, place) => ({
      version_id: versionId,
      path,
      place,
      title,
      anchor: section.id,
      heading: section.heading,
      tasks: (steps[section.step ?? -1]?.tasks ?? []).map(({ id, name }) => `${id} ${name}`).join('\n'),
      body: plainText(section).slice(0, longestBody),
      audiences,
    }));
    for (let i = 0; i < rows.length; i += rowsAtOnce) {
      await tx
        .insertInto('playbook_text')
        .values(rows.slice(i, i + rowsAtOnce))
        // Two servers that start at once both fill what a version from before the search lacks.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

/**
 * Publishes an older version again, as the next one; what was published in between stays in the list. Findings that were accepted then stay
 * accepted, which is why the reason is asked for every time.
 * @throws PUBLISHERS_ONLY, VERSION_UNKNOWN, VERSION_CURRENT.
 */
export async function restore(
  tx: Tx,
  who: Actor,
  cmd: { readonly number: number; readonly why: string },
  now: Date,
): Promise<Version> {
  if (!may.restore(who)) throw problems.PUBLISHERS_ONLY();
  const old = await versionByNumber(tx, cmd.number);
  if (old === undefined) throw problems.VERSION_UNKNOWN(cmd.number);
  const id = newId('playbook', now);
  const { title, hash, phases, why: whyThen } = old;
  const findings = old.findings as Version['findings'];
  // Publishers queue at the organisation's chain, as in publishing.
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'playbook.restored',
    subject: id,
    why: cmd.why,
    facts: { restored: old.id, number: cmd.number, hash, findings, whyThen },
  });
  const current = await currentVersion(tx);
  if (current === undefined || current.hash === hash) throw problems.VERSION_CURRENT(cmd.number);
  const number = current.number + 1;
  const row = { id, number, title, hash, why: cmd.why, phases, findings: JSON.stringify(findings) };
  await tx
    .insertInto('playbook_version')
    .values({ ...row, published_at: now, published_by: who.person })
    .execute();
  await copyVersion(tx, { old: old.id, current: current.id, next: id });
  await indexVersion(tx, id);
  await announce(tx, { kind: 'playbook.published', body: { version: id, number }, at: now });
  return {
    number,
    title,
    hash,
    publishedAt: now.toISOString(),
    publishedBy: who.name,
    why: cmd.why,
    findings,
  };
}
