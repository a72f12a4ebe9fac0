import type { Act, CallPlan, Deed } from '../shapes.ts';
import type { Speaking } from './actors.ts';
import type { CarriedCall } from './standing.ts';

/** A deed with what it is done to: the plan of its call, and how far the call has been carried. */
export type Doing<D extends Deed['do']> = (
  speaking: Speaking,
  act: Extract<Act, { do: D }>,
  plan: CallPlan,
  call: CarriedCall,
) => Promise<void>;

/** How each of some deeds is done: by the command that people use. What an earlier making has done already is passed over. */
export type DoneBy<D extends Deed['do']> = { readonly [One in D]: Doing<One> };
