import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import styles from './page-feedback.module.css';

/** Leads to the form at the foot of the page, with the part that one is reading chosen. */
export function FeedbackButton({ onClick }: { onClick: () => void }) {
  const t = useT();
  useShortcut('f', t('feedback.giveHere'), t('feedback.group'), onClick);
  return (
    <Button size="small" className={styles.give ?? ''} title={t('feedback.giveHere')} onClick={onClick}>
      {t('feedback.give')}
    </Button>
  );
}
