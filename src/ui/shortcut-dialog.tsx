import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './shortcut-sheet.module.css';
import { Keys, type Shortcut, useShortcutList } from './shortcuts.tsx';

/** The keys that work on this page, by group. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const all = useShortcutList();
  const groups = [...new Set(all.map((shortcut) => shortcut.group))];
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<Icon name="close" />}
                aria-label={t('ui.close')}
                onClick={onClose}
              />
            }
          >
            {t('ui.shortcuts')}
          </DialogTitle>
          <DialogContent>
            <p className={styles.hint}>{t('ui.shortcutsHint')}</p>
            <div className={styles.groups}>
              {groups.map((group) => (
                <Group
                  key={group}
                  name={group}
                  shortcuts={all.filter((shortcut) => shortcut.group === group)}
                />
              ))}
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Group({ name, shortcuts }: { name: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.label}>
            <dt>{shortcut.label}</dt>
            <dd>
              <Keys keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
