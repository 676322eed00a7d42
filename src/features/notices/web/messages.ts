/** Words of what somebody wants to be told by e-mail. */
export const messages = {
  'notices.title': 'Notices by e-mail',
  'notices.body':
    'What the portal tells you and you have not read there. Nothing is sent twice. Invitations to meetings come in any case.',
  'notices.noServer':
    'Uptake has no mail server, so nothing is sent. What you choose here holds from the day that an administrator sets one up.',
  'notices.to': 'They go to {{address}}.',
  'notices.mail': 'When',
  'notices.mail.off': 'Not at all',
  'notices.mail.daily': 'Once a day',
  'notices.mail.at-once': 'Each at once',
  'notices.hour': 'At',
  'notices.zone': 'By the clock of {{zone}}.',
  'notices.noZone': 'By UTC: choose your time zone above to have it by your own clock.',
  'notices.kinds': 'What',
  'notices.kind.question': 'Questions to you',
  'notices.kind.reminder': 'Reminders of what waits for you',
  'notices.kind.news': 'News of your tenants',
  'notices.noKinds': 'Nothing is chosen, so nothing is sent.',
  'notices.save': 'Save',
  'notices.discard': 'Discard',
  'notices.saved': 'Saved what you get by e-mail',
  'notices.notSaved': 'Not saved.',
  'notices.leave': 'You changed what you get by e-mail and have not saved it.',
} as const;
