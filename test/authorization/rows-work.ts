import {
  administrators,
  assigners,
  but,
  leaders,
  organisation,
  readsTenant,
  signedIn,
  writesTenant,
} from './kinds.ts';
import { type Rows, row } from './row.ts';

/** What stands under a name, which the command line has not. */
const signs = 'signed by a person';
const writesInOwnName = but(writesTenant, signs, { portal: 403 });
const draft = { category: 'Environment', body: 'Words' };

const noGoal = { path: { goalId: 'goal_none' } };
const goal = { name: 'Everybody', target: 9 };
const noList = { path: { listId: 'list_none' } };
const list = { name: 'First half', region: 'EMEA', fiscalYear: 2027 };

export const workRows: Rows = {
  readTenantPlaybook: row(readsTenant),
  readTask: row(readsTenant),
  saveTask: row(writesInOwnName, async (scene) => ({
    body: { status: 'In Progress' },
    match: (await scene.read(`/tenants/${scene.tenantId}/tasks/${scene.taskId}`)).version,
  })),

  listNotes: row(readsTenant),
  readNote: row(readsTenant),
  addNote: row(writesInOwnName, { body: { category: 'Environment', body: 'Words' } }),
  finishAction: row(writesInOwnName, {}, { through: 409 }),
  reopenAction: row(writesInOwnName, {}, { through: 409 }),
  searchNotes: row(signedIn, { query: { q: 'words' } }),
  listNoteTemplates: row(signedIn),
  listDrafts: row(signedIn),
  addDraft: row(but(signedIn, signs, { portal: 403 }), { body: draft }),
  saveDraft: row(signedIn, { path: { draftId: 'draft_none' }, body: draft, match: 1 }, { through: 404 }),
  deleteDraft: row(signedIn, { path: { draftId: 'draft_none' } }, { through: 404 }),

  // Who may send which event is said by the definition of a process, and shown with it.
  startCase: row(readsTenant, { body: { process: 'none', event: 'begin' } }, { through: 404 }),
  listTenantCases: row(readsTenant),
  listCases: row(signedIn),
  readCase: row(signedIn, { path: { caseId: 'case_none' } }, { through: 404 }),
  actOnCase: row(
    signedIn,
    { path: { caseId: 'case_none' }, body: { event: 'x', version: 1 } },
    { through: 404 },
  ),
  listCaseStarts: row(readsTenant),
  previewStart: row(readsTenant, { body: { process: 'none', event: 'begin' } }, { through: 404 }),
  previewEvent: row(signedIn, { path: { caseId: 'case_none' }, body: { event: 'x' } }, { through: 404 }),
  countCases: row(signedIn),
  readInvitation: row(signedIn, { path: { caseId: 'case_none' } }, { through: 404 }),
  listNotices: row(signedIn),
  readNotices: row(signedIn),

  listOffers: row(signedIn),
  addOffer: row(leaders, (_, kind) => ({ body: { title: `Workshop of ${kind}` } })),
  saveOffer: row(
    leaders,
    { path: { offerId: 'offer_none' }, body: { title: 'Workshop' }, match: 1 },
    { through: 404 },
  ),
  retireOffer: row(
    leaders,
    { path: { offerId: 'offer_none' }, body: { retired: true }, match: 1 },
    { through: 404 },
  ),
  orderOffers: row(leaders, { body: { ids: ['offer_none'] } }, { through: 404 }),

  listTargetLists: row(organisation),
  readTargetList: row(organisation, noList, { through: 404 }),
  makeTargetList: row(assigners, { body: { ...list, process: 'none' } }, { through: 409 }),
  saveTargetList: row(assigners, { ...noList, body: list, match: 1 }, { through: 404 }),
  dropTargetList: row(assigners, noList, { through: 404 }),
  addTargets: row(assigners, ({ tenantId }) => ({ ...noList, body: { tenants: [tenantId] } }), {
    through: 404,
  }),
  saveTarget: row(assigners, { ...noList, body: { sme: null } }, { through: 404 }),
  dropTarget: row(assigners, noList, { through: 404 }),
  publishTargetList: row(assigners, { ...noList, body: { version: 1 } }, { through: 404 }),
  carryTargetList: row(assigners, noList, { through: 404 }),

  readNoticePreference: row(signedIn),
  saveNoticePreference: row(but(signedIn, signs, { portal: 403 }), {
    body: { mail: 'daily', hour: 8, kinds: ['question'] },
    match: 0,
  }),

  listTroubledMails: row(administrators),
  sendMailAgain: row(administrators, { path: { mailId: 'mail_none' } }, { through: 404 }),

  listGoals: row(organisation),
  readGoalTenants: row(signedIn, noGoal, { through: 404 }),
  addGoal: row(leaders, { body: { ...goal, fiscalYear: 2027 } }),
  saveGoal: row(leaders, { ...noGoal, body: goal, match: 1 }, { through: 404 }),
  dropGoal: row(leaders, noGoal, { through: 404 }),

  listDeadJobs: row(administrators),
  retryDeadJob: row(administrators, { path: { jobId: 'none' } }, { through: 404 }),
  verifyWholeLedger: row(administrators),
  exportNow: row(administrators),
};
