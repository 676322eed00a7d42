import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import styles from './page-feedback.module.css';

/** Leads to the form at the foot of the page, with the part that one is reading chosen. */
export function FeedbackButton({ onClick }: { onClick: () => void }) {
  const t = useT();
  const phone = useMedia('phone');
  useShortcut('f', t('feedback.giveHere'), t('feedback.group'), onClick);
  return (
    <Button
      size="small"
      className={styles.give ?? ''}
      title={t('feedback.giveHere')}
      aria-label={t('feedback.giveHere')}
      onClick={onClick}
    >
      {phone ? <Icon name="note" size={20} /> : t('feedback.give')}
    </Button>
  );
}
