/** Words of the app itself: what holds the features together. */
export const messages = {
  'app.nav.tenants': 'Tenants',
  'app.nav.playbooks': 'Playbooks',
  'app.nav.operations': 'Operations',
  'app.tab.playbook': 'Playbook',
  'app.tab.notes': 'Notes',
  'app.tab.timeline': 'Timeline',
  'app.footer.demo': 'Demo: invented data',
  'app.footer.store': 'How safe is the store?',
  'app.notFound.title': 'There is no such page',
  'app.notFound.body': 'The address may be cut off, or the page was never here. Nothing is broken.',
  'app.notFound.go': 'Go to the tenants',
  'app.broke.title': 'This page broke',
  'app.broke.body':
    'Nothing that was saved is lost. Reload the page; if it breaks again, tell your administrator these words.',
  'app.group.tenants': 'Tenants',
  'app.group.pages': 'Playbooks',
  'app.group.tasks': 'Tasks of this tenant',
  'app.task': 'Task {{id}}',
  'app.tpid': 'TPID {{tpid}}',
  'app.step': 'step of {{page}}',
  'app.administrator': 'Administrator',
} as const;
