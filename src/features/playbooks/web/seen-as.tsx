import { Button } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/link.tsx';
import type { AudienceName } from '../model.ts';
import { seenAs } from '../rules.ts';
import styles from './seen-as.module.css';

/** The audience that the address asks for, if it is another than one's own. */
type Other = Extract<AudienceName, 'partner'> | undefined;

const Seen = createContext<Other>(undefined);

interface Props {
  readonly as: Other;
  /** The address of the screen, to see the same as another audience. */
  readonly here: string;
  readonly children: ReactNode;
}

/** A screen of the playbook for internal people: says whose playbook it shows, and lets them choose. */
export function SeenAs({ as, here, children }: Props) {
  const t = useT();
  const go = useGo();
  const see = (other: Other) => go(seenAs(here, other));
  return (
    <Seen value={as}>
      <div className={`${styles.bar} ${as ? styles.other : ''}`}>
        <p role="status">
          {as && (
            <>
              <Icon name="eye" />
              <b>{t('playbooks.seenAsPartner')}</b>
            </>
          )}
        </p>
        <fieldset className={styles.choice} aria-label={t('playbooks.seeAs')}>
          <span aria-hidden="true">{t('playbooks.seeAs')}</span>
          <Pill on={as === undefined} onClick={() => see(undefined)}>
            {t('playbooks.seeAsInternal')}
          </Pill>
          <Pill on={as === 'partner'} onClick={() => see('partner')}>
            {t('playbooks.seeAsPartner')}
          </Pill>
        </fieldset>
        {as && (
          <Button size="small" onClick={() => see(undefined)}>
            {t('playbooks.seeAsLeave')}
          </Button>
        )}
      </div>
      {children}
    </Seen>
  );
}

/** Whose playbook is shown, for questions to the server, and addresses that go on showing it so. */
export function useSeen(): { readonly as: Other; readonly to: (address: string) => string } {
  const as = useContext(Seen);
  return useMemo(() => ({ as, to: (address) => (as ? seenAs(address, as) : address) }), [as]);
}
