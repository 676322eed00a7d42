import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './shortcut-sheet.module.css';
import { Keys, useShortcut, useShortcutList } from './shortcuts.tsx';
import { createValue } from './value.ts';

const opened = createValue(false);

/** Opens the sheet, as `?` does. */
export function openShortcutSheet(): void {
  opened.set(true);
}

/** The sheet of the keys that work on this page; once in the page. */
export function ShortcutSheet() {
  const t = useT();
  const open = useSyncExternalStore(opened.subscribe, opened.get);
  const all = useShortcutList();
  useShortcut('?', t('ui.shortcuts'), t('ui.group.anywhere'), openShortcutSheet);
  if (!open) return null;
  const groups = [...new Set(all.map((shortcut) => shortcut.group))];
  return (
    <Dialog open onOpenChange={(_, data) => opened.set(data.open)}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={
              <Button
                appearance="subtle"
                icon={<Icon name="close" />}
                aria-label={t('ui.close')}
                onClick={() => opened.set(false)}
              />
            }
          >
            {t('ui.shortcuts')}
          </DialogTitle>
          <DialogContent>
            <p className={styles.hint}>{t('ui.shortcutsHint')}</p>
            <div className={styles.groups}>
              {groups.map((group) => (
                <section key={group}>
                  <h3>{group}</h3>
                  <dl>
                    {all
                      .filter((shortcut) => shortcut.group === group)
                      .map((shortcut) => (
                        <div key={shortcut.label}>
                          <dt>{shortcut.label}</dt>
                          <dd>
                            <Keys keys={shortcut.keys} />
                          </dd>
                        </div>
                      ))}
                  </dl>
                </section>
              ))}
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
