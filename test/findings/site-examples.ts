import { type Examples, page } from './example.ts';

/** Files and settings of the site as a whole. */
export const siteExamples: Examples = {
  'PB049-file-missing': {
    why: 'A picture or download is not among the files of the site.',
    bad: { 'plan.md': page('![The plan](media/plan.png)') },
    good: { 'plan.md': page('![The plan](media/plan.png)'), 'media/plan.png': '' },
  },
  'PB090-settings': {
    why: 'Settings that are not understood are not obeyed; the defaults are used instead.',
    bad: { 'plan.md': page('Invite the users.'), 'uptake.yaml': 'exclude: 7\n' },
    good: { 'plan.md': page('Invite the users.'), 'uptake.yaml': 'exclude: [drafts]\n' },
  },
  'PB091-file-not-read': {
    why: 'A file that is no text, or far too long, cannot be a page.',
    bad: { 'plan.md': '\u0000\u0001PNG\u0000\u0000\u0000' },
    good: { 'plan.md': page('Invite the users.') },
  },
};
