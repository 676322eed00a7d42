import { useT } from '../../../ui/i18n.ts';
import { roleOf } from '../../people/model.ts';
import { assignableServices, type Line } from '../model.ts';

const names = new Map(assignableServices.map(({ id, name }) => [id, name]));

export const serviceName = (id: string): string => names.get(id) ?? id;
export const roleLabel = (role: string): string => roleOf(role)?.label ?? role;
export const roleShort = (role: string): string => roleOf(role)?.short ?? role;

/** What a line says in words: `Tenant ★, Teams ★`; a dash where there is none. */
export function useBoxesText(kind: 'tenant' | 'customer'): (line: Line | null) => string {
  const t = useT();
  return (line) => {
    if (line === null) return t('assignments.nothing');
    const starred = (service: string, name: string) =>
      line.primary.includes(service) ? t('assignments.starred', { name }) : name;
    const own = line.whole ? [starred('', t(`assignments.whole.${kind}`))] : [];
    const single = line.whole ? line.primary.filter((service) => service !== '') : line.services;
    const focus = line.focus === null ? [] : [t('assignments.focusOf', { focus: line.focus })];
    return [...own, ...single.map((service) => starred(service, serviceName(service))), ...focus].join(', ');
  };
}
