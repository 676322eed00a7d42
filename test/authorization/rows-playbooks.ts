import { but, publishers, signedIn } from './kinds.ts';
import { pages } from './pages.ts';
import { type Rows, row } from './row.ts';

const shared = pages[1]?.path ?? '';
const feedback = { version: 1, path: shared, kind: 'idea', body: 'Words' };

/** Who sent it, and who may answer it; for others there is none. */
const ofFeedback = but(signedIn, 'the sender, and who publishes; for others there is none', {
  ...{ noGroup: 404, elsewhere: 404, guest: 404, assigner: 404, customer: 404, primary: 404, keeper: 404 },
  ...{ firm: 404, partner: 404, otherFirm: 404 },
});

export const playbookRows: Rows = {
  listPages: row(signedIn),
  readPage: row(signedIn, { query: { path: shared } }),
  readGraph: row(signedIn),
  searchPlaybook: row(signedIn, { query: { q: 'plan' } }),
  listVersions: row(signedIn),
  readDifference: row(signedIn, { query: { from: 1, to: 1 } }),
  readFindings: row(publishers),
  publishPlaybook: row(publishers, { body: { files: pages, why: 'again', accept: [] } }, { through: 409 }),
  restoreVersion: row(publishers, { path: { number: 1 }, body: { why: 'again' } }, { through: 409 }),

  sendFeedback: row(signedIn, { body: feedback }),
  listFeedback: row(signedIn),
  countFeedback: row(signedIn),
  readFeedback: row(ofFeedback),
  answerFeedback: row(
    but(ofFeedback, 'the sender does not answer', { assigned: 403 }),
    {
      body: { answer: 'Words' },
      match: 9,
    },
    { through: 412 },
  ),
};
