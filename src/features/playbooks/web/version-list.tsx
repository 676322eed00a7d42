import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Chip, Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { formatDay, formatMoment } from '../../../ui/time.ts';
import type { Version } from '../model.ts';
import { findingsAddress } from '../rules.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { useSeen } from './seen-as.tsx';
import styles from './versions.module.css';

/** Versions, newest first: when, by whom and why, each with what it changed; older ones can be published again. */
export function VersionList({ versions, mayRestore }: { versions: readonly Version[]; mayRestore: boolean }) {
  const t = useT();
  const { to } = useSeen();
  const [restoring, setRestoring] = useState<Version>();
  return (
    <>
      <ul className={styles.versions} aria-label={t('playbooks.versions')}>
        {versions.map((version, place) => (
          <li key={version.number}>
            <div className={styles.what}>
              <p>
                <b>{t('playbooks.version', { number: version.number })}</b>
                {place === 0 && <Chip tone="ok">{t('playbooks.current')}</Chip>}
              </p>
              <p className={styles.quiet} title={formatMoment(version.publishedAt)}>
                {t('playbooks.publishedBy', {
                  day: formatDay(version.publishedAt),
                  name: version.publishedBy,
                })}
              </p>
              {version.why !== '' && <p>{version.why}</p>}
            </div>
            {version.number > 1 && (
              <Go to={to(`/playbooks/versions?from=${version.number - 1}&to=${version.number}`)}>
                {t('playbooks.whatChanged')}
                <Hidden>{` ${t('playbooks.inVersion', { number: version.number })}`}</Hidden>
              </Go>
            )}
            {mayRestore && (
              <Go to={findingsAddress({ version: version.number })}>
                {t('playbooks.findings')}
                <Hidden>{` ${t('playbooks.inVersion', { number: version.number })}`}</Hidden>
              </Go>
            )}
            {mayRestore && version.hash !== versions[0]?.hash && (
              <Button icon={<Icon name="undo" />} onClick={() => setRestoring(version)}>
                {t('playbooks.restore')}
                <Hidden>{` ${t('playbooks.version', { number: version.number })}`}</Hidden>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {restoring && <RestoreDialog version={restoring} onClose={() => setRestoring(undefined)} />}
    </>
  );
}
