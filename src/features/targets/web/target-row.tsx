import { Button, Select } from '@fluentui/react-components';
import type * as z from 'zod';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import type { loadSchema, Target } from '../model.ts';
import styles from './targets.module.css';

export type Load = z.output<typeof loadSchema>;

interface Props {
  readonly target: Target;
  readonly people: readonly Load[];
  readonly mayKeep: boolean;
  readonly onName: (sme: string | null) => void;
  readonly onTake: () => void;
}

/** A tenant on a list: who works on it, what to think of, and its case once there is one. */
export function TargetRow({ target, people, mayKeep, onName, onTake }: Props) {
  const t = useT();
  const { tenant, tenantId, customer, region, sme, caseId } = target;
  const mayChange = mayKeep && caseId === null;
  return (
    <li>
      <span className={styles.tenant}>
        <Go to={`/tenants/${tenantId}`}>{tenant}</Go>
        <small>{[customer, region, target.why].filter((part) => part !== '').join(' · ')}</small>
      </span>
      {mayChange ? (
        <Select
          size="small"
          aria-label={t('targets.smeOf', { tenant })}
          value={sme?.id ?? ''}
          onChange={(_, { value }) => onName(value === '' ? null : value)}
        >
          <option value="">{t('targets.smeNobody')}</option>
          {sme !== null && people.every(({ id }) => id !== sme.id) && (
            <option value={sme.id}>{sme.name}</option>
          )}
          {people.map(({ id, name, open, listed }) => (
            <option key={id} value={id}>
              {t('targets.smeLoad', { name, open, listed })}
            </option>
          ))}
        </Select>
      ) : (
        <span>{sme?.name ?? t('targets.smeNobody')}</span>
      )}
      <span className={styles.chips}>
        {caseId !== null && (
          <Go to={`/cases/${caseId}`} aria-label={t('targets.caseOf', { tenant })}>
            {target.state}
          </Go>
        )}
        {target.refusal !== null && (
          <Chip tone="bad" icon="warning">
            {t(`targets.refusal.${target.refusal}`)}
          </Chip>
        )}
        {target.warnings.map((warning) => (
          <Chip key={warning} tone="warn">
            {t(`targets.warning.${warning}`)}
          </Chip>
        ))}
        {target.refused !== null && <span className={styles.refused}>{target.refused}</span>}
      </span>
      {mayChange && (
        <Button
          className={styles.take ?? ''}
          size="small"
          appearance="subtle"
          icon={<Icon name="close" />}
          aria-label={t('targets.take', { tenant })}
          onClick={onTake}
        />
      )}
    </li>
  );
}
