/** Words of the letters about meetings. */
export const messages = {
  'invitation.subject.new': 'Meeting about {{tenant}}: {{title}}',
  'invitation.subject.moved': 'Moved: meeting about {{tenant}}: {{title}}',
  'invitation.subject.off': 'Cancelled: meeting about {{tenant}}: {{title}}',
  'invitation.title': '{{tenant}}: {{title}}',
  'invitation.new': '{{organizer}} invites you to a meeting about {{tenant}}.',
  'invitation.moved': 'The meeting about {{tenant}} has been moved.',
  'invitation.off': 'The meeting about {{tenant}} is cancelled.',
  'invitation.gone': 'You are not expected at the meeting about {{tenant}} any more.',
  'invitation.why': 'Why: {{why}}',
  'invitation.when': 'When: {{when}}',
  'invitation.elsewhere': 'By the clock of {{zone}}: {{when}}',
  'invitation.where': 'Where: {{place}}',
  'invitation.open': 'Open {{tenant}} in Uptake',
  'invitation.foot': 'You get this because you are expected at this meeting. What else you get by e-mail',
} as const;
