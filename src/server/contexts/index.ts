import { collaboration } from './collaboration/manifest.ts';
import type { Context } from './context.ts';
import { exchange } from './exchange/manifest.ts';
import { identity } from './identity/manifest.ts';
import { library } from './library/manifest.ts';
import { organisations } from './organisations/manifest.ts';
import { programmes } from './programmes/manifest.ts';
import { projects } from './projects/manifest.ts';
import { workspace } from './workspace/manifest.ts';

/** The one place that knows every context. Adding one is a folder and a line here. */
export const contexts: readonly Context[] = [
  organisations,
  identity,
  collaboration,
  projects,
  library,
  programmes,
  exchange,
  workspace,
];
