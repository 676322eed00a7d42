import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import type { OutputOf } from '../../../http/contract.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { listTenants } from '../../tenants/contract.ts';
import { addTargets, type readTargetList } from '../contract.ts';
import type { TargetListId } from '../model.ts';
import styles from './targets.module.css';

/** Finds tenants and puts them on the list, with who shall work on them. What is chosen stays chosen over searches. */
export function AddTargets(props: {
  open: boolean;
  whole: OutputOf<typeof readTargetList>;
  onClose: () => void;
  onAdded: () => Promise<unknown>;
}) {
  const { open, whole, onClose, onAdded } = props;
  const { list, targets, people } = whole;
  const t = useT();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [sme, setSme] = useState('deal');
  const [why, setWhy] = useState('');
  const search = useDeferredValue(words);
  const found = useQuery({ ...contractQuery(listTenants, { search, limit: 50 }), enabled: open });
  const add = useMutation({
    mutationFn: () =>
      call(addTargets, {
        listId: list.id as TargetListId,
        tenants: chosen as Id<'tenant'>[],
        sme: (sme === '' ? null : sme) as Id<'person'> | 'deal' | null,
        why,
      }),
    onSuccess: async () => {
      await onAdded();
      close();
    },
  });
  const close = () => {
    setWords('');
    setChosen([]);
    setWhy('');
    add.reset();
    onClose();
  };
  const on = new Set(targets.map(({ tenantId }) => tenantId));
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  return (
    <Dialog open={open} onOpenChange={(_, data) => data.open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('targets.addTitle', { list: list.name })}</DialogTitle>
          <DialogContent>
            <Field label={t('targets.find')} size="small">
              <Input value={words} onChange={(_, { value }) => setWords(value)} />
            </Field>
            <ul className={styles.found} aria-label={t('targets.add')}>
              {found.data?.items.length === 0 && <li>{t('targets.foundNone')}</li>}
              {found.data?.items.map(({ id, name, customer }) => (
                <li key={id}>
                  <Checkbox
                    size="medium"
                    label={`${name} · ${on.has(id) ? t('targets.on') : customer}`}
                    disabled={on.has(id)}
                    checked={chosen.includes(id) || on.has(id)}
                    onChange={() => toggle(id)}
                  />
                </li>
              ))}
            </ul>
            <div className={styles.fields}>
              <span className={styles.quiet} aria-live="polite">
                {t('targets.chosen', { count: chosen.length })}
              </span>
              <Field label={t('targets.sme')} size="small">
                <Select value={sme} onChange={(_, { value }) => setSme(value)}>
                  <option value="deal">{t('targets.smeDeal')}</option>
                  <option value="">{t('targets.smeNobody')}</option>
                  {people.map(({ id, ...load }) => (
                    <option key={id} value={id}>
                      {t('targets.smeLoad', load)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={t('targets.why')} size="small">
                <Input value={why} maxLength={500} onChange={(_, { value }) => setWhy(value)} />
              </Field>
            </div>
            {add.error && <p role="alert">{problemOf(add.error).message}</p>}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={chosen.length === 0 || add.isPending}
              onClick={() => add.mutate()}
            >
              {t('targets.addAct', { count: chosen.length })}
            </Button>
            <Button onClick={close}>{t('targets.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
