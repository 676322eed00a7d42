import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { Empty } from '../../../ui/states.tsx';

/** For somebody whose roles open no tenant: why there is nothing to see, and who changes that (domain.md 2.2, rule 2). */
export function NoRole({ name }: { name: string }) {
  const t = useT();
  useBreadcrumbs([{ label: t('people.noRole.title') }]);
  return (
    <Empty
      heading="h1"
      title={t('people.noRole.title')}
      body={t('people.noRole.body', { name })}
      actions={<Go to="/playbooks">{t('people.noRole.playbooks')}</Go>}
    />
  );
}
