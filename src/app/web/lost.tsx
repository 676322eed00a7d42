import { Button } from '@fluentui/react-components';
import { useBreadcrumbs } from '../../ui/breadcrumbs.tsx';
import { CallProblem, problemOf } from '../../ui/call.ts';
import { useT } from '../../ui/i18n.ts';
import { useGo } from '../../ui/link.tsx';
import { Empty, Failed } from '../../ui/states.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useT();
  const go = useGo();
  useBreadcrumbs([{ label: t('app.notFound.title') }]);
  return (
    <Empty
      heading="h1"
      title={t('app.notFound.title')}
      body={t('app.notFound.body')}
      actions={<Button onClick={() => go('/tenants')}>{t('app.notFound.go')}</Button>}
    />
  );
}

/** A page that broke: a refusal is said as such, a mistake of ours is owned up to. */
export function Broken({ error }: { error: unknown }) {
  const t = useT();
  const problem = problemOf(error);
  if (error instanceof CallProblem)
    return <Failed heading="h1" problem={problem} onRetry={() => location.reload()} />;
  return (
    <Empty
      heading="h1"
      title={t('app.broke.title')}
      body={
        <>
          {t('app.broke.body')} <code>{problem.message}</code>
        </>
      }
      actions={<Button onClick={() => location.reload()}>{t('ui.reload')}</Button>}
    />
  );
}
