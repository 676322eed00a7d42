import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';

/** Opens the editor; says when a draft waits. */
export function NewNoteButton({ waits, onClick }: { waits: boolean; onClick: () => void }) {
  const t = useT();
  return (
    <Button
      size="small"
      appearance={waits ? 'outline' : 'subtle'}
      icon={<Icon name="add" />}
      onClick={onClick}
    >
      {waits ? t('notes.continue') : t('notes.new')}
    </Button>
  );
}
