/** Words of the page that shows what the server does in the background. */
export const messages = {
  'operations.title': 'Operations',
  'operations.queues': 'Queues',
  'operations.queue': 'Queue',
  'operations.waiting': 'Waiting',
  'operations.noQueues': 'No queue has been used yet.',
  'operations.dead': 'Jobs that failed for good',
  'operations.deadBody': 'Each was tried several times. Mend the cause first, then put the job back.',
  'operations.none': 'No job has failed for good',
  'operations.noneBody':
    'Jobs that fail are tried again by themselves; those that still fail are shown here.',
  'operations.attempts_one': '{{count}} attempt',
  'operations.attempts_other': '{{count}} attempts',
  'operations.failed': 'last {{when}}',
  'operations.retry': 'Put back',
  'operations.retried': 'The job is back in {{queue}}',
  'operations.notRetried': 'The job could not be put back',
  'operations.data': 'What it was to do',
  'operations.mails': 'E-mails that need somebody',
  'operations.mailsBody':
    'Refused, given up after a day, or with an unclear end. One with an unclear end may have arrived: ask before you send it again.',
  'operations.noMails': 'Every e-mail has left, or is still tried',
  'operations.noMailServer':
    'Uptake has no mail server: no e-mails are sent. README.md says how to set one up.',
  'operations.mail.failed': 'Not sent',
  'operations.mail.unclear': 'May have been sent',
  'operations.mailTo': 'To {{to}}, {{address}}',
  'operations.sendAgain': 'Send again',
  'operations.sentAgain': 'The e-mail to {{to}} is sent again',
  'operations.notSentAgain': 'The e-mail could not be sent again',
} as const;
