/** Words of the letters that tell notices. */
export const messages = {
  'digest.subject_one': 'Uptake: {{count}} notice since you last looked',
  'digest.subject_other': 'Uptake: {{count}} notices since you last looked',
  'digest.question': 'You are asked:',
  'digest.reminder': 'This waits for you:',
  'digest.news': 'This has happened:',
  'digest.item': '{{text}} ({{when}})',
  'digest.more': 'And {{count}} more.',
  'digest.open': 'Read them in Uptake',
  'digest.foot': 'Choose what you get by e-mail, and when',
} as const;
