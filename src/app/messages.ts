import { messages as assignments } from '../features/assignments/web/messages.ts';
import { messages as cases } from '../features/cases/web/messages.ts';
import { messages as contacts } from '../features/contacts/web/messages.ts';
import { messages as day } from '../features/day/web/messages.ts';
import { messages as feedback } from '../features/feedback/web/messages.ts';
import { messages as goals } from '../features/goals/web/messages.ts';
import { messages as imports } from '../features/imports/web/messages.ts';
import { messages as notes } from '../features/notes/web/messages.ts';
import { messages as notices } from '../features/notices/web/messages.ts';
import { messages as offers } from '../features/offers/web/messages.ts';
import { messages as operations } from '../features/operations/web/messages.ts';
import { messages as people } from '../features/people/web/messages.ts';
import { messages as bench } from '../features/playbooks/web/bench/messages.ts';
import { messages as playbooks } from '../features/playbooks/web/messages.ts';
import { messages as services } from '../features/services/web/messages.ts';
import { messages as targets } from '../features/targets/web/messages.ts';
import { messages as tasks } from '../features/tasks/web/messages.ts';
import { messages as tenants } from '../features/tenants/web/messages.ts';
import { messages as usage } from '../features/usage/web/messages.ts';
import { messages as views } from '../features/views/web/messages.ts';
import { messages as ui } from '../ui/messages/en.ts';
import { messages as form } from '../ui/messages/form.ts';
import { messages as grid } from '../ui/messages/grid.ts';
import { messages as app } from './web/messages.ts';

/** The English catalogue: each feature brings its own words. */
export const messages = {
  ...ui,
  ...grid,
  ...form,
  ...people,
  ...tenants,
  ...contacts,
  ...assignments,
  ...usage,
  ...services,
  ...playbooks,
  ...bench,
  ...feedback,
  ...notes,
  ...tasks,
  ...cases,
  ...goals,
  ...offers,
  ...targets,
  ...notices,
  ...views,
  ...day,
  ...imports,
  ...operations,
  ...app,
} as const;

type Catalogue = typeof messages;

declare module '../ui/i18n.ts' {
  interface Messages extends Catalogue {}
}
