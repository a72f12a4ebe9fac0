import type { ESTree } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Route } from '#contract/route.ts';
import { ACTIVITY_STATES, AUDIENCE_WAYS, AUDIENCES, PRESENCES, SIGN_UPS } from '#core/collaboration/activity.ts';
import { ATTENDANCES, ATTENDS, INVITATION_WAYS, MEETING_STATES, NOTED } from '#core/collaboration/meeting.ts';
import { MINUTES_STATES } from '#core/collaboration/minutes.ts';
import { TASK_ORIGINS, TASK_STATES, TASK_STEPS } from '#core/collaboration/task.ts';
import { POINT_KINDS, POINT_STATES, POINT_STEPS, PROPOSAL_STATES } from '#core/collaboration/visit.ts';
import { OFFICES, ORGANISATION_KINDS, POST_KINDS } from '#core/identity/post.ts';
import { GROWTH } from '#core/library/growth.ts';
import { LICENCE_ACTS, SCOPES } from '#core/library/licence.ts';
import {
  ALLIANCE_DOCUMENTS,
  ALLIANCE_FORMS,
  ALLIANCE_KINDS,
  CLUSTER_FIELDS,
  LEVELS,
  MEMBER_ROLES,
  OWNERSHIPS,
  SCHOOL_TYPES,
  STAGES,
  vocabulary,
} from '#core/programmes/vocabulary.ts';
import { CALL_STATES } from '#core/projects/call.ts';
import { CHANGE_STATES } from '#core/projects/carrying/change.ts';
import { EXPERT_TIES, SEAT_STATES } from '#core/projects/seat.ts';
import { VENDORS } from '#core/workspace/robot.ts';
import { DELIVERY_STATES } from '#core/workspace/trying.ts';
import { ACTIONS } from '#web/features/frame/acts.ts';
import { FIELDS, SUBJECTS } from '#web/features/frame/audit.ts';
import { aPlatform, type TestPlatform } from '../support/database.ts';
import { asOwner, FOREIGN } from './catalogue.ts';
import { isTest, sourcesOf, visit } from './sources.ts';

const CHINESE = /\p{Script=Han}/u;
const sources = sourcesOf('src', 'demo').filter((source) => !isTest(source));

/** Words between server and page that nobody reads: `yes` and `no` of a filter, what a page sorts by, which step comes next. */
const UNREAD = [
  'yes no',
  'with only',
  'name code opened',
  'longest name unsettled',
  'ok unavailable',
  'embedded server',
  'none needed set passed',
  'in code enrol',
  'city district alliance school',
  'count share number',
  'before open closed',
];

let platform: TestPlatform;
beforeAll(async () => {
  platform = await aPlatform();
});
afterAll(() => platform.close());

test('every state and kind that the server speaks of has a Chinese word on the page', () => {
  const routes = Object.values(contract).flatMap((each) => Object.values<Route>(each));
  const spoken = new Map<string, readonly string[]>();
  for (const { input, output } of routes) {
    for (const [schema, io] of [
      [input, 'input'],
      [output, 'output'],
    ] as const) {
      for (const words of enumsIn(z.toJSONSchema(schema, { io, unrepresentable: 'any' })))
        spoken.set(words.join(' '), words);
    }
  }
  const coded = [...spoken].filter(([, words]) => words.some((word) => !CHINESE.test(word)));
  expect(coded.length).toBeGreaterThan(10);
  const tables = sources.flatMap(labelTables);
  const oneOfTwo = new Set(sources.flatMap(wordsChosenBetween));
  const isLabelled = (words: readonly string[]) =>
    tables.some((labels) => words.every((word) => labels.has(word))) ||
    (words.length === 2 && words.some((word) => oneOfTwo.has(word)));
  const unlabelled = coded.filter(([key, words]) => !UNREAD.includes(key) && !isLabelled(words));
  expect(unlabelled.map(([key]) => key)).toEqual([]);
  expect(
    UNREAD.filter((key) => !spoken.has(key)),
    'spoken of no longer',
  ).toEqual([]);
});

test('every fact, post and kind of organisation has a Chinese name', () => {
  const names = [
    ...Object.entries(vocabulary).map(([key, { name }]) => [key, name]),
    ...Object.entries(POST_KINDS).map(([key, { name }]) => [key, name]),
    ...Object.entries(ORGANISATION_KINDS),
  ];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter(([, name]) => name === undefined || !CHINESE.test(name))).toEqual([]);
});

test('every act in the trail has a Chinese name, and no name is left over', () => {
  const acts = new Set<string>();
  for (const source of sources) {
    visit(source, {
      CallExpression({ callee, arguments: given }) {
        if (callee.type !== 'Identifier') return;
        const [first, , third] = given;
        if (callee.name === 'command' && first?.type === 'ObjectExpression') add(acts, fieldOf(first, 'name'));
        if (callee.name === 'recordAudit') add(acts, third);
      },
      // The sign-in writes its own line.
      ObjectExpression: (entry) => source.path.endsWith('/sign-in.ts') && add(acts, fieldOf(entry, 'action')),
    });
  }
  expect(acts.size).toBeGreaterThan(30);
  expect([...acts].filter((act) => !Object.hasOwn(ACTIONS, act))).toEqual([]);
  expect(Object.keys(ACTIONS).filter((act) => !acts.has(act))).toEqual([]);
});

test('whatever an act leaves in the trail is shown in Chinese', () => {
  const kinds = new Set<string>();
  const fields = new Set<string>();
  for (const source of sources.filter(({ path }) => /^(src\/server|demo)\//.test(path))) {
    visit(source, {
      ObjectExpression(entry) {
        const subject = fieldOf(entry, 'subject');
        if (subject?.type !== 'ObjectExpression' || fieldOf(entry, 'region') === undefined) return;
        const kind = fieldOf(subject, 'kind');
        add(kinds, kind);
        const detail = fieldOf(entry, 'detail');
        if (detail?.type !== 'ObjectExpression') return;
        for (const each of detail.properties)
          if (each.type === 'Property' && each.key.type === 'Identifier') fields.add(each.key.name);
      },
    });
  }
  expect(kinds.size).toBeGreaterThan(8);
  expect(fields.size).toBeGreaterThan(10);
  expect([...kinds].filter((kind) => !Object.hasOwn(SUBJECTS, kind))).toEqual([]);
  expect([...fields].filter((field) => !Object.hasOwn(FIELDS, field))).toEqual([]);
});

test('the kinds that the tables allow are those that the code knows', async () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    'organisations.organisation.kind': Object.keys(ORGANISATION_KINDS),
    'organisations.school.type': SCHOOL_TYPES,
    'organisations.school.ownership': OWNERSHIPS,
    'organisations.alliance.type': ALLIANCE_KINDS,
    'organisations.alliance.form': ALLIANCE_FORMS,
    'organisations.alliance.field': CLUSTER_FIELDS,
    'organisations.alliance.level': LEVELS,
    'organisations.membership.role': MEMBER_ROLES,
    'organisations.alliance_document.kind': ALLIANCE_DOCUMENTS,
    'organisations.body.level': LEVELS,
    'organisations.region.kind': ['city', 'district'],
    'identity.person.stage': STAGES,
    'identity.post.kind': Object.keys(POST_KINDS),
    'identity.post.office': OFFICES,
    'programmes.participation.level': LEVELS,
    'exchange.import.state': statesOfImports(),
    // A visit is closed when its points are, and so the table does not say it.
    'collaboration.visit.state': ['draft', 'sent'],
    'collaboration.visit_point.kind': POINT_KINDS,
    'collaboration.visit_point.state': Object.keys(POINT_STATES),
    'collaboration.visit_proposal.state': Object.keys(PROPOSAL_STATES),
    'collaboration.visit_point_step.step': POINT_STEPS,
    'collaboration.meeting.state': Object.keys(MEETING_STATES),
    'collaboration.invitation.way': INVITATION_WAYS,
    'collaboration.invitation.attends': ATTENDS,
    'collaboration.attendance.attends': ATTENDS,
    'collaboration.attendance.state': ATTENDANCES,
    'collaboration.attendance.noted': NOTED,
    'collaboration.minutes.state': Object.keys(MINUTES_STATES),
    'collaboration.task.origin': TASK_ORIGINS,
    'collaboration.task.state': Object.keys(TASK_STATES),
    'library.entry.granted': SCOPES,
    'library.entry.published': SCOPES,
    'library.entry.growth': GROWTH,
    'library.growth.stage': GROWTH,
    'library.licence.act': LICENCE_ACTS,
    'library.licence.scope': SCOPES,
    'projects.call.state': Object.keys(CALL_STATES),
    'projects.change_request.state': Object.keys(CHANGE_STATES),
    'projects.expert_tie.tie': EXPERT_TIES,
    'projects.seat.state': Object.keys(SEAT_STATES),
    'collaboration.task_step.step': TASK_STEPS,
    'collaboration.activity.level': LEVELS,
    'collaboration.activity.audience': Object.keys(AUDIENCES),
    'collaboration.activity.state': Object.keys(ACTIVITY_STATES),
    'collaboration.activity_audience.way': AUDIENCE_WAYS,
    'collaboration.activity_sign_up.state': Object.keys(SIGN_UPS),
    'collaboration.activity_attendance.state': PRESENCES,
    'collaboration.activity_attendance.noted': ['扫码', '登记', '未到'],
    'workspace.robot.vendor': Object.keys(VENDORS),
    'workspace.delivery.state': Object.keys(DELIVERY_STATES),
  };
  const checks = await asOwner(platform.database.ownerUrl, (query) =>
    query<{ column: string; allowed: string }>(`
      select x.conrelid::regclass || '.' || a.attname as column, pg_get_constraintdef(x.oid) as allowed
      from pg_constraint x join pg_namespace n on n.oid = x.connamespace and n.nspname not in ${FOREIGN}
        join pg_attribute a on a.attrelid = x.conrelid and a.attnum = x.conkey[1]
      where x.contype = 'c' and array_length(x.conkey, 1) = 1 and pg_get_constraintdef(x.oid) like '%ARRAY[%'`),
  );
  const allowed = Object.fromEntries(
    checks.map(({ column, allowed: text }) => [
      column,
      [...text.matchAll(/'([^']+)'::text/g)].map((match) => match[1]).toSorted(),
    ]),
  );
  expect(Object.keys(allowed).length).toBeGreaterThan(10);
  expect(allowed).toEqual(
    Object.fromEntries(Object.entries(known).map(([column, words]) => [column, words.toSorted()])),
  );
});

function statesOfImports(): readonly string[] {
  const routes = Object.values<Route>(contract.exchange);
  const enums = routes.flatMap(({ output }) =>
    enumsIn(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })),
  );
  return enums.find((words) => words.includes('applied') && words.includes('reading')) ?? [];
}

/** Every list of words in a schema, each as often as it stands there. */
function enumsIn(schema: unknown): (readonly string[])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'enum' in schema && Array.isArray(schema.enum) ? schema.enum.filter((word) => typeof word === 'string') : [];
  const inner = Object.values(schema).flatMap(enumsIn);
  return own.length > 1 ? [own, ...inner] : inner;
}

/** Objects written out in a source whose values hold Chinese: what stands behind which words. */
function labelTables(source: Parameters<typeof visit>[0]): ReadonlySet<string>[] {
  const tables: Set<string>[] = [];
  visit(source, {
    ObjectExpression({ properties }) {
      const labelled = properties.flatMap((each) =>
        each.type === 'Property' && CHINESE.test(source.text.slice(each.value.start, each.value.end))
          ? (keyOf(each.key) ?? [])
          : [],
      );
      if (labelled.length > 1) tables.push(new Set(labelled));
    },
  });
  return tables;
}

/** `word === 'added' ? '新增' : '修改'`: the word of two that is asked for. */
function wordsChosenBetween(source: Parameters<typeof visit>[0]): string[] {
  const words: string[] = [];
  const speaks = (node: ESTree.Node) => node.type === 'Literal' && CHINESE.test(String(node.value));
  visit(source, {
    ConditionalExpression({ test: asked, consequent, alternate }) {
      if (asked.type !== 'BinaryExpression' || asked.operator !== '===' || asked.right.type !== 'Literal') return;
      if (speaks(consequent) && speaks(alternate)) words.push(String(asked.right.value));
    },
  });
  return words;
}

const keyOf = (key: ESTree.Node): string | undefined =>
  key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;

function fieldOf({ properties }: ESTree.ObjectExpression, name: string): ESTree.Node | undefined {
  for (const each of properties) if (each.type === 'Property' && keyOf(each.key) === name) return each.value;
  return undefined;
}

function add(to: Set<string>, node: ESTree.Node | undefined): void {
  if (node?.type === 'Literal' && typeof node.value === 'string') to.add(node.value);
}
