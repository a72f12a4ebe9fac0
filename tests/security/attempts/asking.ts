import { randomUUID } from 'node:crypto';
import { anAlliance, aPerson, aSchool, type Person } from '../../support/builders.ts';
import type { ActorName } from '../matrix/decide.ts';
import type { Side, World } from '../world.ts';

export type Input = Record<string, unknown>;
/** How to ask a route so that nothing but the asker's posts can be a reason for no. */
export type Attempt = { readonly input: Input; readonly cookie?: string; readonly file?: Buffer };
/** Whose object is acted on: a district's, one that never existed, or the asker's own person. */
export type Whose = {
  readonly world: World;
  readonly side: Side;
  readonly absent: boolean;
  readonly actor: ActorName;
  readonly self: Person | undefined;
};
/** The attempts on the routes of a context, by the rows of the matrix. */
export type Attempts = Readonly<Record<string, (whose: Whose) => Promise<Attempt> | Attempt>>;

let serial = 0;
export const next = () => (serial += 1);
/** A day nobody used before, so that dated things never collide. */
export const nextDay = () => Temporal.PlainDate.from('2026-01-01').add({ days: next() }).toString();
/** A day of the past nobody used before. */
export const ago = () =>
  Temporal.PlainDate.from('2012-01-01')
    .add({ days: next() % 4000 })
    .toString();

export const databaseOf = (whose: Whose) => whose.world.server.platform.database;

/** The person acted on: the asker, somebody of the school, or an id that was never given. */
export async function person(
  whose: Whose,
  at: { id: string; region: string; name: string } = whose.side.school,
  post: 'teacher' | 'district-officer' = 'teacher',
): Promise<Person> {
  if (whose.absent)
    return { id: randomUUID(), region: whose.side.region, name: '', organisationId: at.id, postId: randomUUID() };
  return (
    whose.self ??
    aPerson(databaseOf(whose), {
      at: { ...at, region: whose.side.region },
      post,
      office: post === 'teacher' ? undefined! : '办公室',
    })
  );
}

export const keyOf = ({ region, id }: { region: string; id: string }): Input => ({ region, id });
export const or = async (whose: Whose, make: () => Promise<string>): Promise<string> =>
  whose.absent ? randomUUID() : make();

export async function freshSchool(whose: Whose): Promise<string> {
  return (await aSchool(databaseOf(whose), { region: whose.side.region })).id;
}
export async function freshAlliance(whose: Whose): Promise<string> {
  return (await anAlliance(databaseOf(whose), { region: whose.side.region })).id;
}
export function ownPerson({ world, actor }: Whose): Person | undefined {
  return actor === 'nobody' ? undefined : world.people[actor];
}
