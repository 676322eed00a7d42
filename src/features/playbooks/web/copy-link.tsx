import { Button, Tooltip } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/link.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import styles from './page.module.css';
import { useSeen } from './seen-as.tsx';

/** Copies the address of a page, or of a part of it; the same address stands in the address bar from then on. */
export function CopyLink({ address, heading }: { address: string; heading: string }) {
  const t = useT();
  const go = useGo();
  const { show } = useToasts();
  const to = useSeen().to(address);
  const label = t('playbooks.copyLink', { heading });
  async function copy(): Promise<void> {
    go(to, { replace: true });
    // The clipboard exists on https and localhost only, and may be refused.
    const copied = await navigator.clipboard?.writeText(new URL(to, location.origin).href).then(
      () => true,
      () => false,
    );
    show({ title: copied ? t('playbooks.copied') : t('playbooks.notCopied'), intent: 'info' });
  }
  return (
    <Tooltip content={label} relationship="label">
      <Button
        className={styles.copy ?? ''}
        appearance="subtle"
        size="small"
        icon={<Icon name="link" />}
        onClick={() => void copy()}
      />
    </Tooltip>
  );
}
