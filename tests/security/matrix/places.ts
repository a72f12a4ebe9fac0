import { type ActorName, among, type Decision, only, type Row } from './decide.ts';

// --- Who sees the people of a place ------------------------------------------------------------------------------
// Officers, account administrators, liaisons and researchers see the people of their district; leaders those of their
// school or alliance. Auditors read the trail, not the roster; experts and teachers see themselves.
export const seesHere: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'systemAdmin',
  'securityAdmin',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'lead',
  'principal',
  'schoolAdmin',
];
export const seesThere: ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];
/** Of those who see the person, these may; the others who see are refused; the rest cannot tell that there is one. */
export const person = (here: ActorName[], there: ActorName[], self?: Decision): Row => ({
  here: among(here, seesHere),
  there: among(there, seesThere),
  ...(self === undefined ? {} : { self }),
});

// --- Whose office it is ----------------------------------------------------------------------------------------------
/** 基础教育科 keeps the registry of its district; the city's, that of every district. */
export const registry: Row = { here: only('cityBasic', 'districtBasic'), there: only('cityBasic', 'elsewhereBasic') };
export const registryAnd = (...also: ActorName[]): Row => ({
  ...registry,
  here: only('cityBasic', 'districtBasic', ...also),
});
/** Posts beyond one school look at the places of their district; leaders and teachers at their own. */
export const looksAtDistrict: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'expert',
];
export const place = (...also: ActorName[]): Row => ({
  here: among([...looksAtDistrict, ...also]),
  there: among(seesThere),
});
