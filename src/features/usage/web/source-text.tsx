import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay } from '../../../ui/time.ts';
import type { EntitlementSource } from '../model.ts';

/** `override 7,000 (feed 6,292)`, or of which day the feed is. */
export function SourceText({ source: { feed, override } }: { source: EntitlementSource }) {
  const t = useT();
  if (override?.entitlements != null) {
    const count = formatCount(override.entitlements);
    return feed === null
      ? t('usage.entitlements.overrideAlone', { count })
      : t('usage.entitlements.override', { count, feed: formatCount(feed.entitlements) });
  }
  return feed === null ? t('usage.key.noEntitlements') : t('usage.proof.feed', { day: formatDay(feed.day) });
}
