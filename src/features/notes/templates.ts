import type { NoteTemplate } from './model.ts';

/** A template, and whether it is only for the organisation's own people. */
interface Kept extends NoteTemplate {
  readonly internal?: true;
}

/** A body: a bold heading with an empty point below, for each part. */
const parts = (...headings: readonly string[]) =>
  headings.map((heading) => `**${heading}**\n- `).join('\n\n');

/** The frames of domain.md 3.18, in our own words: by category, and by role where roles write differently. */
const all: readonly Kept[] = [
  {
    id: 'meeting',
    title: 'Customer meeting',
    category: 'Engagement Management',
    roles: ['fm', 'rm', 'fta', 'p-fm', 'p-rm'],
    guidance:
      'Write for whoever takes over tomorrow: who was there, what was decided, who does what by when. Name the task it belongs to.',
    body: parts(
      'Participants',
      'Discussed',
      'Questions of the customer',
      'What FastTrack does next',
      'Playbook task',
    ),
  },
  {
    id: 'executive-summary',
    title: 'Executive summary',
    category: 'Engagement Management',
    roles: ['fta', 'fm', 'rm'],
    internal: true,
    guidance:
      'For readers who have one minute. Choose one word each for engagement and deployment, and say what you need from them.',
    body: `${parts('Who the customer is')}\n\n**Engagement:** On Hold | Reactive | Fully Engaged\n**Deployment of Microsoft 365:** Not | Partially | Fully Deployed\n\n${parts(
      'Relationship',
      'Main workloads, and what happens next with each',
      'Requests for support, such as CSMAU offers',
    )}`,
  },
  {
    id: 're-engaged',
    title: 'Re-engaged customer (DIBS hand-off)',
    category: 'Engagement Management',
    roles: ['targeting-manager', 'fm'],
    internal: true,
    guidance:
      'The hand-off to delivery: for each service why, by when, who owns success at the customer, and what stands in the way.',
    body: `**Re-engaged customer**\n\n${parts(
      'Services with intent',
      'Due date',
      'Business reason',
      'Success owner',
      'Blockers known so far',
      'What the customer was promised',
    )}`,
  },
  {
    id: 'rfa',
    title: 'Request for assistance',
    category: 'Engagement Management',
    roles: ['rfa-manager', 'fm'],
    internal: true,
    guidance: 'What was asked for, by whom, and what was decided about it.',
    body: parts('Request', 'Asked by', 'Services and seats', 'Decision, and why', 'Handed to'),
  },
  {
    id: 'priority',
    title: 'Why the priority is overridden',
    category: 'Engagement Management',
    roles: ['fm', 'rm', 'fta'],
    internal: true,
    guidance: 'An overridden priority has to be explained. Say when to look at it again.',
    body: parts('Priority, and what it was', 'Reason', 'Who decided', 'Look at it again on'),
  },
  {
    id: 'technical-engineer',
    title: 'Technical status, engineer',
    category: 'Technical Enablement',
    roles: ['fe', 'mvm', 'p-fe'],
    guidance:
      'One note a working session. Begin with the service, such as EXO or TEAMS+OD; say what is done and what is not.',
    body: parts('Status', 'Summary', 'Overall concerns', 'Next steps'),
  },
  {
    id: 'technical-sme',
    title: 'Technical status, SME',
    category: 'Technical Enablement',
    roles: ['sme'],
    internal: true,
    guidance:
      'A concern about a product of our own needs the id of its Insight, so that engineering can be asked about it.',
    body: parts('Status', 'Summary', 'Deployment concerns (Insight id)', 'Next steps'),
  },
  {
    id: 'intent-in-progress',
    title: 'L1 In Progress',
    category: 'Service Intent',
    roles: ['fm', 'p-fm', 'targeting-manager'],
    guidance: 'How many entitlements are meant, what they are for, and the date that the customer named.',
    body: parts('Service and entitlements', 'Business reason', 'Target date', 'Success owner', 'Next step'),
  },
  {
    id: 'intent-blocked',
    title: 'L1 Blocked',
    category: 'Service Intent',
    roles: ['fm', 'p-fm', 'targeting-manager'],
    guidance:
      'What exactly blocks, since when, and who can clear it. One blocker a note lets each be followed.',
    body: parts(
      'Service and entitlements',
      'What blocks (L2, L3)',
      'Since',
      'Who can clear it',
      'What we do until then',
    ),
  },
  {
    id: 'intent-none',
    title: 'L1 No Intent',
    category: 'Service Intent',
    roles: ['fm', 'p-fm', 'targeting-manager'],
    guidance: 'Why not, who said so, and when to ask again. What they use instead is worth a line.',
    body: parts('Service and entitlements', 'Reason', 'Said by', 'Used instead', 'Ask again on'),
  },
  {
    id: 'intent-unknown',
    title: 'L1 Status Unknown',
    category: 'Service Intent',
    roles: ['fm', 'p-fm', 'targeting-manager'],
    guidance: 'Whom you tried to reach, how and how often; what is tried next.',
    body: parts('Service and entitlements', 'Tried so far', 'Next try'),
  },
  {
    id: 'environment',
    title: 'Environment of the customer',
    category: 'Environment',
    roles: ['fe', 'sme', 'p-fe'],
    guidance: 'Facts that the next engineer needs before the first call. No passwords, no personal data.',
    body: parts(
      'Identity and sign-in',
      'Mail',
      'Network',
      'Devices',
      'Licences',
      'Peculiar to this customer',
    ),
  },
];

/** The templates that somebody of this audience gets. */
export function templatesFor(audience: 'internal' | 'partner'): NoteTemplate[] {
  return all
    .filter(({ internal }) => audience === 'internal' || internal === undefined)
    .map(({ id, title, category, roles, guidance, body }) => ({
      id,
      title,
      category,
      roles: roles.filter((role) => audience === 'internal' || role.startsWith('p-')),
      guidance,
      body,
    }));
}
