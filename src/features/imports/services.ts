import { services } from '../../reports/services.ts';
import { problems } from './problems.ts';
import { plain } from './rules.ts';

/** Names that lists write for services of the catalogue (domain.md 3.5). */
const others: Readonly<Record<string, string>> = {
  onedriveforbusiness: 'onedrive',
  exchangeonline: 'exchange',
  sharepointonline: 'sharepoint',
  microsoftteams: 'teams',
};

/** The id of a service, by its id, name or what else it is called. @throws IMPORT_SERVICE_UNKNOWN. */
export function serviceCalled(text: string): string {
  const name = plain(text);
  const found = services.find((service) => plain(service.id) === name || plain(service.name) === name);
  const id = found?.id ?? others[name];
  if (id === undefined) throw problems.IMPORT_SERVICE_UNKNOWN(text);
  return id;
}
