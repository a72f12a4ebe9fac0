import { aPdf } from '../../fixtures/uploads/documents.ts';
import { aFile } from '../world.ts';
import { type Attempts, or, person } from './asking.ts';

const PDF = aPdf();

export const platform: Attempts = {
  'platform.health': () => ({ input: {} }),
  'platform.attach': ({ side }) => ({ input: { name: 'a.pdf', region: side.region }, file: PDF }),
  'platform.file': async (whose) => ({
    input: {
      region: whose.side.region,
      id: await or(whose, async () => aFile(whose.world.server, await person(whose))),
    },
  }),
  'platform.audit': () => ({ input: {} }),
};
