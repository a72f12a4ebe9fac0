import { sentence } from '#core/refusals.ts';
import type { May } from '../command.ts';

/** A permission's answer as pages read it: `true`, or the sentence that says why not. */
export const said = (may: May): true | string => (may === true ? true : sentence(may));
