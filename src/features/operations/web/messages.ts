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
} as const;
