import type { z } from 'zod';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import { systemCaller } from '../../src/server/platform/system-caller.ts';
import type { TestPlatform } from './database.ts';
import { aPlan } from './plans.ts';

type Written = z.input<typeof Procedure>;

const source = { section: '一' };
const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };

/** A small form with something required, something bounded, and something that tells who applies. */
export const aForm = {
  title: '申请表',
  pages: [
    {
      name: 'one',
      elements: [
        { type: 'text', name: 'goal', title: '目标', isRequired: true, maxLength: 40 },
        { type: 'text', name: 'places', title: '名额', inputType: 'number', min: 1, max: 50 },
        { type: 'text', name: 'leader', title: '负责人', revealsApplicant: true },
      ],
    },
  ],
};

/** 垂钓园地开放: a procedure nobody has seen, with a step back, a decision with reasons and a fact at its end. */
export function aProcedure(more: Partial<Written> = {}): Written {
  return {
    id: 'open-the-pond',
    name: '水乡园地开放申请',
    source,
    subject: '一所学校的园地',
    call: { by: office },
    applicants: { organisations: ['school'] },
    kinds: ['周末开放', '假期开放'],
    limits: [{ most: 1, kind: '周末开放', within: 'call' }],
    steps: [
      { id: 'apply', name: '填写申请表', kind: 'fill', by: 'applicant', form: 'pond', limit: { workingDays: 5 } },
      {
        id: 'look',
        name: '实地察看',
        kind: 'recommend',
        by: office,
        limit: { workingDays: 3 },
        choices: [
          { name: '同意开放', leads: 'run', picks: true },
          { name: '退回补正', leads: 'apply', returns: true },
          { name: '不同意', leads: '不开放', reason: 'required' },
        ],
      },
      { id: 'run', name: '开放', kind: 'wait', by: office },
      { id: 'file', name: '归档', kind: 'archive', by: office, leads: '已开放' },
    ],
    outcomes: ['已开放', '不开放'],
    yields: [{ fact: 'projects.established', on: 'run', as: '园地', until: ['已开放'] }],
    ...more,
  };
}

/** Publishes a plan of Baoshan with these procedures; answers its id. */
export async function publishProcedures(
  { database, freshness, clock }: TestPlatform,
  procedures: readonly Written[],
  more: Parameters<typeof aPlan>[0] = {},
): Promise<string> {
  const plan = aPlan({
    id: 'baoshan-ponds-2026',
    region: '310113',
    period: { from: '2026-09-01', to: '2029-08-31' },
    targets: [],
    procedures: [...procedures],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
    ...more,
  });
  // Loaded only now: the second wall is tried on commands that are loaded with their checks switched off.
  const { publish } = await import('../../src/server/contexts/programmes/commands/publish.ts');
  await publish(systemCaller(database, freshness, '测试', clock), { yaml: JSON.stringify(plan) });
  return plan.id;
}
