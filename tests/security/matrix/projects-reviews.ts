import { type ActorName, absentForAll, among, both, type Decided, only, type Row, signedIn } from './decide.ts';

// Who oversees the cases of 本区 sees that its rounds are there; who has charge of them is 基础教育科, as the procedure of these tests
// has it, of the district whose programme it is. To the rest there is no round.
const overseesHere: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'researcher',
];
const overseesThere: ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];
const charged: Row = {
  here: among(['districtBasic'], overseesHere),
  there: among(['elsewhereBasic'], overseesThere),
};
/** A call is no secret, so who may not act on it is told so. */
const ofCall: Row = { here: only('districtBasic'), there: only('elsewhereBasic') };
/** What is to be read only by who has charge. */
const read: Row = { here: among(['districtBasic']), there: among(['elsewhereBasic']) };
/** In 本区 the expert of the actors sits; in 外区 somebody does whom none of the actors is. */
const own: Row = { here: among(['expert']), there: absentForAll };

// The bank is one for all who choose from it. 基础教育科 and the academy keep their district's part, the city any.
const choose: ActorName[] = [...overseesHere, 'elsewhereBasic'];
const bank: Row = {
  here: among(['cityBasic', 'districtBasic', 'researcher'], choose),
  there: among(['cityBasic', 'elsewhereBasic'], choose),
};

export const projectsReviews: Decided = {
  'projects.experts': both(signedIn),
  'projects.expert': both(among(choose)),
  'projects.engageExpert': {
    here: among(
      ['cityBasic', 'districtBasic', 'researcher'],
      ['cityPersonnel', 'systemAdmin', 'securityAdmin', 'districtPersonnel', 'districtFinance', 'liaison'],
    ),
    there: among(['cityBasic', 'elsewhereBasic'], ['cityPersonnel']),
  },
  'projects.reviseExpert': bank,
  'projects.endExpert': bank,
  'projects.addExpertTie': bank,
  'projects.removeExpertTie': bank,
  'projects.callReviews': read,
  'projects.drawPanel': ofCall,
  'projects.beginRound': ofCall,
  'projects.roundCandidates': read,
  'projects.exchangeExpert': charged,
  'projects.confirmPanel': charged,
  'projects.replaceExperts': charged,
  'projects.prolongRound': charged,
  'projects.closeRound': charged,
  'projects.roundWorkbook': read,
  'projects.desk': both(signedIn),
  'projects.review': own,
  'projects.reviewPaper': own,
  'projects.declareConflicts': own,
  'projects.saveReview': own,
  'projects.submitReview': own,
};
