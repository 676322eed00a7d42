import { Checkbox, Combobox, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { listTenants } from '../contract.ts';
import styles from './jump-box.module.css';

const most = 12;

/** Goes to another tenant by part of its name, domain, TPID or id; inactive ones too, if wished. Key: `t`. */
export function JumpBox({ tenantId }: { tenantId: string }) {
  const t = useT();
  const go = useGo();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [inactive, setInactive] = useState(false);
  const wanted = search.trim();
  const { data, isFetching } = useQuery({
    ...contractQuery(listTenants, {
      search: wanted === '' ? undefined : wanted,
      active: inactive ? undefined : 'yes',
      limit: most,
    }),
    enabled: wanted !== '',
    placeholderData: (former) => former,
  });
  const found = wanted === '' ? [] : (data?.items ?? []).filter(({ id }) => id !== tenantId);
  useShortcut('t', t('tenants.jump'), t('ui.group.goTo'), () => box.current?.querySelector('input')?.focus());
  return (
    <div className={styles.jump} ref={box}>
      <Combobox
        className={styles.box ?? ''}
        size="small"
        freeform
        aria-label={t('tenants.jump')}
        placeholder={t('tenants.jumpHint')}
        value={search}
        selectedOptions={[]}
        onChange={(event) => setSearch(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue === undefined || optionValue === '') return;
          setSearch('');
          go(`/tenants/${optionValue}`);
        }}
      >
        {found.map(({ id, name, tpid, active }) => (
          <Option key={id} value={id} text={name}>
            <span className={styles.option}>
              <b>{name}</b> {tpid} {!active && <Chip>{t('tenants.inactive')}</Chip>}
            </span>
          </Option>
        ))}
        {found.length === 0 && !isFetching && (
          <Option disabled value="" text="">
            {wanted === '' ? t('tenants.jumpType') : t('tenants.jumpNone', { search: wanted })}
          </Option>
        )}
      </Combobox>
      <Checkbox
        label={t('tenants.jumpInactive')}
        checked={inactive}
        onChange={(_, data) => setInactive(data.checked === true)}
      />
    </div>
  );
}
