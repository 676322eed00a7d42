import { administrators, anybody, but, keepers, organisation, signedIn } from './kinds.ts';
import { type Rows, row } from './row.ts';

const account = {
  roles: ['fe'],
  capabilities: [],
  firm: null,
  administrator: false,
  queue: null,
};

export const peopleRows: Rows = {
  welcome: row(anybody),
  demoPeople: row(anybody),
  signIn: row(
    anybody,
    (_, kind) => ({ body: { email: `${kind}@nowhere.example`, password: 'not the right one' } }),
    { through: 401 },
  ),
  signInAs: row(anybody, ({ personId }) => ({ body: { personId } })),
  setUp: row(
    anybody,
    {
      body: {
        token: 'x'.repeat(30),
        name: 'Nobody',
        email: 'n@nowhere.example',
        password: 'a long password',
      },
    },
    { through: 403 },
  ),
  setPassword: row(
    anybody,
    { body: { token: 'x'.repeat(30), password: 'a long password' } },
    { through: 403 },
  ),
  signOut: row(but(signedIn, 'the command line has no session', { portal: 404 }), {}, { leaves: true }),
  whoAmI: row(signedIn),
  sessions: row(signedIn),
  revokeSession: row(signedIn, { path: { sessionId: 'session_none' } }, { through: 404 }),
  readPerson: row(organisation),
  saveProfile: row(
    but(administrators, 'everybody their own; partners see no other', {
      firm: 404,
      partner: 404,
      otherFirm: 404,
    }),
    async (scene) => ({
      body: {
        skills: [],
        languages: [],
        timeZone: '',
        worksFrom: null,
        worksTo: null,
        worksOn: [1],
        absences: [],
      },
      match: (await scene.read(`/people/${scene.personId}`)).version,
    }),
  ),
  listPeople: row(administrators),
  readAccount: row(administrators),
  addPerson: row(administrators, (_, kind) => ({
    body: { ...account, name: `New by ${kind}`, email: `by.${kind}@tailspin.example` },
  })),
  changePerson: row(administrators, async (scene) => ({
    body: { name: 'Renamed' },
    match: (await scene.read(`/people/${scene.personId}/account`)).version,
  })),
  makePasswordLink: row(administrators),
  listFirms: row(signedIn),
  addFirm: row(keepers, (_, kind) => ({ body: { name: `Firm by ${kind}` } })),
};
