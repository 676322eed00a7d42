import type { Clock } from '../base/time.ts';
import type { CaseLetters } from '../features/cases/routes.ts';
import { invitationJob } from '../features/cases/write-invitations.ts';
import { noticeMailJob } from '../features/notices/jobs.ts';
import { sendMailJob } from '../mail/jobs.ts';
import type { MailSettings } from '../mail/settings.ts';
import { smtp } from '../mail/smtp.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';

/** In whose name letters are written. Files for calendars are there without a mail server too, and need a sender of them. */
export function lettersOf(mail: MailSettings | undefined, publicUrl: URL): CaseLetters {
  const from = mail?.from ?? { name: 'Uptake', address: 'nobody@uptake.invalid' };
  return { from, publicUrl, isSetUp: mail !== undefined };
}

/** Jobs that write letters and send them; without a mail server there are none, and nothing piles up for the day that there is one. */
export function mailJobs(store: Store, mail: MailSettings | undefined, publicUrl: URL, now: Clock): Job[] {
  if (mail === undefined) return [];
  return [
    invitationJob(store, lettersOf(mail, publicUrl), now),
    noticeMailJob(store, publicUrl, now),
    sendMailJob(store, { from: mail.from, handOver: smtp(mail) }, now),
  ];
}
