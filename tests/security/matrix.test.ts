import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type TestServer } from '../support/server.ts';
import { ATTEMPTS, type Whose } from './attempts.ts';
import { knock, ROUTES, routeNamed } from './knock.ts';
import { ACTORS, type ActorName, type Decision, MATRIX } from './matrix.ts';
import { aWorld, type World } from './world.ts';

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
});
afterAll(() => server.close());

const routeOf = (key: string): string => key.split(' ')[0] ?? '';
const actors = Object.keys(ACTORS) as ActorName[];

describe('the table of who may do what', () => {
  test('names every route of the contract, and none besides', () => {
    expect(ROUTES.length).toBeGreaterThan(70);
    const decided = new Set(Object.keys(MATRIX).map(routeOf));
    expect(ROUTES.map(({ name }) => name).filter((name) => !decided.has(name))).toEqual([]);
    expect([...decided].filter((name) => !ROUTES.some((each) => each.name === name))).toEqual([]);
    expect(Object.keys(ATTEMPTS).toSorted()).toEqual(Object.keys(MATRIX).toSorted());
  });

  test('covers everything the server answers at all, but for the reference and the built pages', () => {
    const contracted = new Set(ROUTES.map(({ route }) => plain(`${route.method} ${route.path}`)));
    const registered = registeredRoutes(server.app.printRoutes({ commonPrefix: false }));
    const strange = registered.filter((each) => !contracted.has(each) && !isReference(each) && !isBuiltPage(each));
    expect(strange).toEqual([]);
    expect([...contracted].filter((each) => !registered.includes(each))).toEqual([]);
  });
});

describe.each(Object.keys(MATRIX))('%s', (key) => {
  const row = MATRIX[key]!;

  test.each([
    ['本区', 'here'],
    ['外区', 'there'],
  ] as const)('of %s answers every post as decided', async (_, whose) => {
    expect(
      await answers(key, (actor) => ({ world, side: world[whose], absent: false, actor, self: undefined })),
    ).toEqual(readable(row[whose]));
  });

  if (row.self !== undefined) {
    test('of one’s own person answers every post as decided', async () => {
      const answered = await answers(key, (actor) => ({
        world,
        side: actor === 'elsewhereBasic' ? world.there : world.here,
        absent: false,
        actor,
        self: actor === 'nobody' ? world.people.teacher : world.people[actor],
      }));
      expect(answered).toEqual(readable(row.self!));
    });
  }
});

/** What each actor is answered; a 404 must also be the very answer given for an id that never existed. */
async function answers(key: string, whose: (actor: ActorName) => Whose): Promise<Record<string, string>> {
  const route = routeNamed(routeOf(key));
  const ask = async (each: Whose) => {
    const { input, cookie = world.cookies[each.actor], file } = await ATTEMPTS[key]!(each);
    return knock(server, route, input, { cookie: each.actor === 'nobody' ? undefined : cookie, file });
  };
  const answered: Record<string, string> = {};
  for (const actor of actors) {
    const given = whose(actor);
    const response = await ask(given);
    answered[ACTORS[actor]] = spoken(response.statusCode === 200 ? 'allow' : response.statusCode, response.body);
    if (response.statusCode === 404) {
      const never = await ask({ ...given, absent: true });
      if (never.statusCode !== 404 || !never.rawPayload.equals(response.rawPayload))
        answered[ACTORS[actor]] = `404 that differs from never existed: ${response.body} ≠ ${never.body}`;
    }
  }
  return answered;
}

const spoken = (outcome: number | 'allow', body = ''): string =>
  outcome === 'allow' ? '可' : [401, 403, 404].includes(outcome) ? String(outcome) : `${outcome} ${body.slice(0, 300)}`;
const readable = (decision: Decision): Record<string, string> =>
  Object.fromEntries(actors.map((actor) => [ACTORS[actor], spoken(decision[actor])]));

/** `METHOD /path` of every line of the printed tree. */
function registeredRoutes(printed: string): string[] {
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of printed.split('\n')) {
    const match = /^(?<indent>[│ ]*)[├└]── (?<part>\S*)(?: \((?<methods>[A-Z, ]+)\))?$/u.exec(line);
    if (match?.groups === undefined) continue;
    const depth = (match.groups['indent'] ?? '').length / 4;
    stack.length = depth;
    stack.push(match.groups['part'] ?? '');
    for (const method of (match.groups['methods'] ?? '').split(', ').filter(Boolean))
      found.push(plain(`${method} ${stack.join('')}`));
  }
  return found;
}

/** Parameters by their place alone: the router prints all their names at once. */
const plain = (route: string): string => route.replaceAll(/:[\w|:]+/g, ':');
const isReference = (route: string): boolean => /^(GET|HEAD) \/api\/(openapi\.json|reference(\/.*)?)$/.test(route);
const isBuiltPage = (route: string): boolean => /^(GET|HEAD) \*$/.test(route);
