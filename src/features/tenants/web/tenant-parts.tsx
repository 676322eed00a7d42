import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { roleOf } from '../../people/model.ts';
import type { TenantRow } from '../model.ts';

/** What this person is here and whether they may write: never by colour alone. */
export function AccessChip({ row }: { row: Pick<TenantRow, 'myRole' | 'mayWrite'> }) {
  const t = useT();
  const role = row.myRole === null ? undefined : (roleOf(row.myRole)?.short ?? row.myRole);
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
