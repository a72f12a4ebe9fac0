import { contract } from '#contract/index.ts';
import { aPerson } from '../../support/builders.ts';
import { knock } from '../knock.ts';
import { anImport } from '../world.ts';
import { type Attempts, databaseOf, type Input, or, ownPerson, type Whose } from './asking.ts';

let workbook: Buffer | undefined;
/** A workbook that says what the platform says already. */
async function aWorkbook({ world }: Whose): Promise<Buffer> {
  workbook ??= (
    await knock(
      world.server,
      contract.exchange.workbook,
      { filled: 'yes', sheet: 'schools', region: '310107' },
      { cookie: world.cookies.cityBasic },
    )
  ).rawPayload;
  return workbook;
}
/** An import of the asker's own; on the other side, one that somebody else uploaded. */
async function importOf(whose: Whose): Promise<Input> {
  const { world, side } = whose;
  const own = ownPerson(whose);
  const officers = ['cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel', 'elsewhereBasic'];
  const by =
    side === world.here && own !== undefined && officers.includes(whose.actor)
      ? own
      : await aPerson(databaseOf(whose), { at: world.there.bureau, post: 'district-officer', office: '人事科' });
  return { id: await or(whose, async () => anImport(world.server, by, await aWorkbook(whose))) };
}

export const exchange: Attempts = {
  'exchange.templates': () => ({ input: {} }),
  'exchange.workbook': ({ side }) => ({ input: { filled: 'no', sheet: 'schools', region: side.region } }),
  'exchange.upload': async (whose) => ({ input: { name: 'a.xlsx' }, file: await aWorkbook(whose) }),
  'exchange.imports': () => ({ input: {} }),
  'exchange.import': async (whose) => ({ input: await importOf(whose) }),
  'exchange.faultsWorkbook': async (whose) => ({ input: await importOf(whose) }),
  'exchange.apply': async (whose) => ({ input: await importOf(whose) }),
  'exchange.discard': async (whose) => ({ input: await importOf(whose) }),
};
