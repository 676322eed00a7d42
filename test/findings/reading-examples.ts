import { type Examples, page } from './example.ts';

const process = (title: string, ...sections: string[]): string =>
  page([`## Approach\n\n### ${title}\n\nPrimary Role: **SME**`, ...sections].join('\n\n'));
const overview = '## Overview\n\nWho does what, and when.';
const others = Object.fromEntries(
  ['ask', 'invite', 'remind', 'thank'].map((name) => [`${name}.md`, process(name, overview)]),
);
const next = (path: string): string => `## Next Steps\n\n[Go on](${path})`;
const invite = page('By mail.');

/** How readers find their way through a site. */
export const readingExamples: Examples = {
  'PB016-section-missing': {
    why: 'Readers know where to look because the process pages of a site are alike. Four of five here have an overview.',
    bad: { ...others, 'plan.md': process('Plan') },
    good: { ...others, 'plan.md': process('Plan', overview) },
  },
  'PB080-dead-end': {
    why: 'Where processes of a site name what follows them, each does. N/A says that nothing follows.',
    bad: { 'invite.md': process('Invite', next('plan.md')), 'plan.md': process('Plan') },
    good: {
      'invite.md': process('Invite', next('plan.md')),
      'plan.md': process('Plan', '## Next Steps\n\nN/A'),
    },
  },
  'PB081-page-unreachable': {
    why: 'Readers begin at a table of contents or at a landing page. Nothing leads from there to this page.',
    bad: { 'index.md': page('Welcome.'), 'plan.md': page('Invite the users.') },
    good: {
      'index.md': page('Welcome. Begin with [the plan](plan.md).'),
      'plan.md': page('Invite the users.'),
    },
  },
  'PB082-contents-not-read': {
    why: 'A table of contents is YAML: names, targets and what stands below them, indented with blanks.',
    bad: { 'invite.md': invite, 'toc.yml': '- name: "Invite\n  href: invite.md\n' },
    good: { 'invite.md': invite, 'toc.yml': '- name: Invite\n  href: invite.md\n' },
  },
  'PB083-contents-entry': {
    why: 'An entry has a name, and leads to a page, to another table of contents, or to entries of its own.',
    bad: { 'invite.md': invite, 'toc.yml': '- name: Invite\n  href: invites.md\n' },
    good: { 'invite.md': invite, 'toc.yml': '- name: Invite\n  href: invite.md\n' },
  },
};
