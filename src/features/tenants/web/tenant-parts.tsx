import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { roleOf } from '../../people/model.ts';
import type { TenantRow } from '../model.ts';

interface Access {
  readonly row: Pick<TenantRow, 'myRole' | 'mayWrite'>;
  /** The name of the role in full, where there is room (domain.md 8.6). */
  readonly full?: boolean;
}

/** What this person is here and whether they may write: never by colour alone. */
export function AccessChip({ row, full = false }: Access) {
  const t = useT();
  const known = row.myRole === null ? undefined : roleOf(row.myRole);
  const role = (full ? known?.label : known?.short) ?? row.myRole;
  if (row.mayWrite) {
    return (
      <Chip tone="ok" icon="tick">
        {role ? t('tenants.role.write', { role }) : t('tenants.role.writer')}
      </Chip>
    );
  }
  return <Chip icon="lock">{role ? t('tenants.role.read', { role }) : t('tenants.role.guest')}</Chip>;
}

/** The motions that touch the tenant; CSMAU stands out, it has work of its own. */
export function MotionChips({ motions }: { motions: readonly string[] }) {
  return motions.map((motion) => (
    <Chip key={motion} tone={motion === 'CSMAU' ? 'violet' : 'outline'}>
      {motion}
    </Chip>
  ));
}
