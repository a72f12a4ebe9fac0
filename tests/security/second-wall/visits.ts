import type { Behind, Gap } from './gap.ts';
import { CITY, everybody, FOLLOWERS, held, heldBut, OFFICERS, of } from './sorting.ts';

const WRITERS = [...CITY, ...OFFICERS] as const;
const offices: Gap = {
  here: WRITERS,
  there: CITY,
  why: 'officers of any office write the assignments and decisions of their district; which office it is the application says',
};
/** Who sees the liaison here, but writes no assignment; the rest do not even find a liaison there. */
const seesLiaison = ['systemAdmin', 'securityAdmin', 'liaison', 'researcher'];
const noLiaison: Gap = {
  here: everybody.filter((actor) => ![...WRITERS, ...seesLiaison, 'nobody'].includes(actor)),
  there: everybody.filter((actor) => ![...CITY, 'elsewhereBasic', 'nobody'].includes(actor)),
  why: 'a liaison whom one does not see is answered as somebody who is none; nothing is changed',
  comes: '400 collaboration.not-a-liaison',
};
const passedOver: Gap = {
  here: [...FOLLOWERS.filter((actor) => !WRITERS.some((writer) => writer === actor)), 'lead'],
  why: 'an update passes over rows that are seen but not one’s to write, and the command does not ask how many it changed',
  comes: 'nothing changed',
};
const points: Gap = {
  here: ['liaison', 'lead'],
  why: 'both sides of a point write it, who visited and who was visited; whose turn it is the application says',
};

export const visits: Behind = {
  personal: {
    ...held('collaboration', 'beginVisit', 'visit', 'visit of the school', 'visit as a draft', 'saveVisit'),
    ...held('collaboration', 'saveVisit of a colleague', 'sendVisit', 'discardVisit', 'attachPhoto', 'removePhoto'),
    ...heldBut(points, 'collaboration', 'answerPoint', 'settlePoint', 'settlePoint of a colleague'),
    ...heldBut(points, 'collaboration', 'settlePoint where assigned'),
    ...heldBut({ ...points, here: ['liaison'] }, 'collaboration', 'answerPoint of the school'),
    'collaboration.assignLiaison': [offices, noLiaison],
    'collaboration.endAssignment': [offices, passedOver],
    'collaboration.decideProposal': [offices, passedOver],
  },
  registry: of('collaboration', 'addVisitKind'),
  open: [
    ...of('collaboration', 'visits', 'visitsWorkbook', 'visitOverview', 'visitOverviewWorkbook', 'visitDesk'),
    ...of('collaboration', 'liaisonAssignments'),
  ],
};
