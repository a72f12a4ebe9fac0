import { randomUUID } from 'node:crypto';
import type { Organisation, Person } from '../../support/builders.ts';
import type { Key } from '../collaborating.ts';
import { aLiaison, anAssignment, aPhoto, aPicture, aVisit } from '../visiting.ts';
import { type Attempts, freshAlliance, type Input, next, ownPerson, type Whose } from './asking.ts';

/** The actor who is the liaison of 本区; in 外区 somebody like that. */
const liaisonOf = async (whose: Whose): Promise<Person> =>
  whose.side === whose.world.here ? whose.world.people.liaison : aLiaison(whose.world.server, whose.side);
const colleague = (whose: Whose): Promise<Person> => aLiaison(whose.world.server, whose.side);

/** A visit as it is wanted, or one that never was. */
async function visitOf(
  whose: Whose,
  state: 'draft' | 'sent',
  { at = whose.side.alliance, by = liaisonOf }: { at?: Organisation; by?: (whose: Whose) => Promise<Person> } = {},
): Promise<Key> {
  if (whose.absent) return { region: whose.side.region, id: randomUUID() };
  return aVisit(whose.world.server, at, await by(whose), state);
}
const schoolOf = ({ side }: Whose): Organisation => side.school;

const words = (): Input => ({ revision: 0, on: '2026-01-05', kind: '日常巡视', met: '负责人', seen: '有序' });
const answer = (): Input => ({ number: 1, answer: '照办', due: '2199-01-01' });
const settled = (): Input => ({ number: 1, settled: true });

export const visits: Attempts = {
  'collaboration.visits': ({ side }) => ({ input: { region: side.region } }),
  'collaboration.visitsWorkbook': ({ side }) => ({ input: { region: side.region } }),
  'collaboration.visitOverview': ({ side }) => ({ input: { region: side.region } }),
  'collaboration.visitOverviewWorkbook': ({ side }) => ({ input: { region: side.region } }),
  'collaboration.visitDesk': ({ side }) => ({ input: { organisation: side.alliance.id } }),
  'collaboration.liaisonAssignments': ({ side }) => ({ input: { region: side.region } }),
  'collaboration.assignLiaison': async (whose) => ({
    input: {
      liaison: (await colleague(whose)).id,
      organisations: [await freshAlliance(whose)],
      from: '2026-01-01',
    },
  }),
  'collaboration.endAssignment': async (whose) => {
    const { server } = whose.world;
    const key = whose.absent
      ? { region: whose.side.region, id: randomUUID() }
      : await anAssignment(server, whose.side.alliance, await colleague(whose));
    return { input: { ...key, to: '2199-01-01' } };
  },
  'collaboration.addVisitKind': () => ({ input: { name: `新类别${next()}` } }),
  'collaboration.beginVisit': async (whose) => ({
    input: { organisationId: await freshAlliance(whose), on: '2026-01-05' },
  }),
  'collaboration.visit': async (whose) => ({ input: await visitOf(whose, 'sent') }),
  'collaboration.visit of the school': async (whose) => ({
    input: await visitOf(whose, 'sent', { at: schoolOf(whose) }),
  }),
  'collaboration.visit as a draft': async (whose) => ({ input: await visitOf(whose, 'draft') }),
  'collaboration.saveVisit': async (whose) => ({ input: { ...(await visitOf(whose, 'draft')), ...words() } }),
  'collaboration.saveVisit of a colleague': async (whose) => ({
    input: { ...(await visitOf(whose, 'draft', { by: colleague })), ...words() },
  }),
  'collaboration.sendVisit': async (whose) => ({ input: { ...(await visitOf(whose, 'draft')), revision: 0 } }),
  'collaboration.discardVisit': async (whose) => ({ input: await visitOf(whose, 'draft') }),
  'collaboration.attachPhoto': async (whose) => {
    const own = ownPerson(whose) ?? whose.world.people.teacher;
    const picture = await aPicture(whose.world.server, own);
    return {
      input: { ...(await visitOf(whose, 'draft')), number: 1, fileRegion: picture.region, fileId: picture.id },
    };
  },
  'collaboration.removePhoto': async (whose) => {
    const key = await visitOf(whose, 'draft');
    const photoId = whose.absent ? randomUUID() : await aPhoto(whose.world.server, key, await liaisonOf(whose));
    return { input: { ...key, photoId } };
  },
  'collaboration.answerPoint': async (whose) => ({ input: { ...(await visitOf(whose, 'sent')), ...answer() } }),
  'collaboration.answerPoint of the school': async (whose) => ({
    input: { ...(await visitOf(whose, 'sent', { at: schoolOf(whose) })), ...answer() },
  }),
  'collaboration.settlePoint': async (whose) => ({ input: { ...(await visitOf(whose, 'sent')), ...settled() } }),
  'collaboration.settlePoint of a colleague': async (whose) => ({
    input: { ...(await visitOf(whose, 'sent', { by: colleague })), ...settled() },
  }),
  'collaboration.settlePoint where assigned': async (whose) => {
    const key = await visitOf(whose, 'sent', { by: colleague });
    if (!whose.absent && whose.actor === 'liaison')
      await anAssignment(whose.world.server, whose.side.alliance, await liaisonOf(whose));
    return { input: { ...key, ...settled() } };
  },
  'collaboration.decideProposal': async (whose) => ({
    input: { ...(await visitOf(whose, 'sent')), number: 1, adopted: true, reason: '一致' },
  }),
};
