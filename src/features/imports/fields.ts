import type * as z from 'zod';
import { addTenantContact } from '../contacts/contract.ts';
import { contactKinds } from '../contacts/model.ts';
import { addTenant, saveFacts, saveTenant, saveWantsPartner } from '../tenants/change-contract.ts';
import { addCustomer, saveLists, savePerspective, saveProgress } from '../tenants/customer-contract.ts';
import { setUsageEntitlement } from '../usage/contract.ts';
import type { Noun } from './model.ts';

/** A field that a column can fill. Its schema is the one that a form's value must pass. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'whole' | 'yes-no' | 'day' | 'list';
  readonly schema: z.ZodType;
  /** Part of what a row is known by. `any`: at least one of these. */
  readonly key?: 'always' | 'any' | 'also';
  /** Other names of its column, in small letters without blanks and signs. */
  readonly also?: readonly string[];
}

type More = Pick<Field, 'key' | 'also'>;
const of =
  (kind: Field['kind']) =>
  (id: string, label: string, schema: z.ZodType, more: More = {}): Field => ({
    id,
    label,
    kind,
    schema,
    ...more,
  });
const text = of('text');
const whole = of('whole');
const yesNo = of('yes-no');
const day = of('day');
const list = of('list');

const { tpid, name: customerName, region, segment: customerSegment, managed } = addCustomer.input.shape;
const { guid, reason } = addTenant.input.shape;
const progress = saveProgress.input.shape;
const perspective = savePerspective.input.shape;
const master = saveTenant.input.shape;
const facts = saveFacts.input.shape;
const contact = addTenantContact.input.shape;
const entitlement = setUsageEntitlement.input.shape;

const tenantKey = text('guid', 'Tenant ID', guid, {
  key: 'always',
  also: ['tenantid', 'tenantguid', 'tenant', 'omstenantid', 'cxpportaltenantid'],
});
const service = (key: 'always' | 'also') =>
  text('service', 'Service', entitlement.service, { key, also: ['workload', 'servicename'] });
const notes = { also: ['notes', 'comment', 'comments'] };

/** What a list of each noun may hold. A row is found by its key; a field without a column stays as it is. */
export const fieldsOf: Readonly<Record<Noun, readonly Field[]>> = {
  customers: [
    whole('tpid', 'TPID', tpid, { key: 'always', also: ['topparentid', 'customerid', 'mstpid'] }),
    text('name', 'Name', customerName, { also: ['customer', 'customername', 'topparent', 'topparentname'] }),
    text('region', 'Region', region, { also: ['area', 'areaname'] }),
    text('segment', 'Segment', customerSegment, { also: ['segmentname'] }),
    yesNo('managed', 'Managed', managed, { also: ['ismanaged', 'hasatu'] }),
    list('lists', 'Lists', saveLists.input.shape.lists, { also: ['listmembership', 'list'] }),
    text('status', 'Customer status', progress.status, { also: ['status'] }),
    day('progressDue', 'Expected progress due', progress.progressDue, { also: ['progressdue'] }),
    day('nextReview', 'Next review', progress.nextReview, { also: ['nextreviewdate'] }),
    day('previousReview', 'Previous review', progress.previousReview, {
      also: ['previousreviewdate', 'lastreview'],
    }),
    day('renewal', 'EA renewal', progress.renewal, { also: ['earenewaldate', 'renewal', 'renewaldate'] }),
    text('watchlist', 'CXP watchlist', progress.watchlist, { also: ['watchlist'] }),
    text('vertical', 'Vertical', progress.vertical, { also: ['industry'] }),
    text('mindset', 'Overall mindset', perspective.mindset, { also: ['mindset'] }),
    day('completion', 'Completion date', perspective.completion, { also: ['completion'] }),
    text('motivation', 'Motivation', perspective.motivation),
  ],
  tenants: [
    tenantKey,
    text('name', 'Name', master.name, { also: ['tenantname', 'organization', 'organisation'] }),
    text('domain', 'Domain', master.domain, { also: ['defaultdomain', 'primarydomain'] }),
    whole('tpid', 'TPID', tpid, { also: ['topparentid', 'customerid', 'mstpid'] }),
    text('reason', 'Reason for adding', reason, { also: ['reason', 'reasonname', 'entryreason'] }),
    text('country', 'Country', master.country, { also: ['countryname'] }),
    whole('seats', 'Seats', master.seats, { also: ['totalseats', 'paidseats'] }),
    list('motions', 'Motions', facts.motions, { also: ['motion'] }),
    list('tags', 'Tags', facts.tags, { also: ['tag', 'wave', 'waves'] }),
    text('segment', 'Segment', facts.segment, { also: ['segmentname'] }),
    text('urgency', 'Assignment urgency', facts.urgency, { also: ['urgency'] }),
    yesNo('wantsPartner', 'Desires partner assistance', saveWantsPartner.input.shape.wantsPartner, {
      also: ['wantspartner', 'desirespartner'],
    }),
  ],
  contacts: [
    tenantKey,
    text('email', 'E-mail', contact.email, { key: 'always', also: ['mail', 'emailaddress', 'address'] }),
    text('kind', 'Type', contact.kind, { also: ['kind', 'contacttype'] }),
    text('name', 'Name', contact.name, { also: ['contact', 'contactname', 'fullname'] }),
    text('title', 'Title', contact.title, { also: ['jobtitle'] }),
    text('phone', 'Phone', contact.phone, { also: ['telephone', 'phonenumber'] }),
    text('timeZone', 'Time zone', contact.timeZone, { also: ['tz'] }),
    text('country', 'Country', contact.country, { also: ['countryname'] }),
    text('role', 'Role', contact.role, { also: ['contactrole'] }),
    yesNo('engaged', 'Engaged', contact.engaged, { also: ['isengaged'] }),
    yesNo('fasttrack', 'FastTrack contact', contact.fasttrack, { also: ['isfasttrackcontact', 'fasttrack'] }),
    yesNo('doNotCall', 'Do not call', contact.doNotCall),
    text('doNotCallReason', 'Reason for do not call', contact.doNotCallReason, { also: ['donotcallreason'] }),
    text('skill', 'Skill', contact.skill, { also: ['skilltype'] }),
    text('evidence', 'Evidence', contact.evidence),
    yesNo('surveyApproved', 'Approved for surveys', contact.surveyApproved, {
      also: ['approvedsurvey', 'surveyapproved'],
    }),
    yesNo('surveyEligible', 'Survey eligible', contact.surveyEligible),
    text('surveyLanguage', 'Survey language', contact.surveyLanguage, { also: ['language'] }),
    list('services', 'Services deployed or migrated', contact.services, {
      also: ['services', 'servicesdeployedmigrated', 'servicesdeployed'],
    }),
    text('note', 'Note', contact.note, notes),
  ],
  assignments: [
    { ...tenantKey, key: 'any' },
    whole('tpid', 'TPID', tpid, { key: 'any', also: ['topparentid', 'customerid', 'mstpid'] }),
    text('role', 'Role', contact.role.unwrap(), { key: 'always', also: ['assignedrole'] }),
    text('email', 'E-mail', contact.email.unwrap(), {
      key: 'always',
      also: ['mail', 'person', 'user', 'assignee', 'emailaddress'],
    }),
    service('also'),
    yesNo('primary', 'Primary', saveWantsPartner.input.shape.wantsPartner, { also: ['isprimary', 'star'] }),
  ],
  entitlements: [
    tenantKey,
    service('always'),
    whole('entitlements', 'Entitlements', entitlement.entitlements, {
      also: ['available', 'availableentitlements', 'count', 'override', 'seats'],
    }),
    day('from', 'From', entitlement.from, { also: ['fromday', 'since', 'date'] }),
    text('why', 'Reason', entitlement.why, { also: ['why', 'reason', ...notes.also] }),
  ],
};

/** Which kinds a new contact can be of. */
export const kindsOfContacts = contactKinds;

export const fieldOf = (noun: Noun, id: string): Field | undefined =>
  fieldsOf[noun].find((field) => field.id === id);
