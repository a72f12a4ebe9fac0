import type { z } from 'zod';
import type { Definition } from '#core/programmes/definition.ts';

type Written = z.input<typeof Definition>;

const source = { section: '一' };

/**
 * A plan nobody has published: another district, other facts, other words. JSON is YAML, so a definition can be
 * written down as it stands.
 */
export function aPlan(more: Partial<Written> = {}): Written {
  return {
    id: 'qingpu-water-towns-2016',
    version: 1,
    title: '青浦区水乡联盟试行方案',
    issuer: '青浦区教育局',
    region: '310118',
    period: { from: '2016-09-01', to: '2019-08-31' },
    bodies: [{ id: 'water-council', name: '水乡联盟议事会', kind: '理事会', source }],
    participants: [
      { role: '水乡校', name: '水乡实验学校', source, who: { organisation: 'school' } },
      { role: '水乡联盟', name: '水乡试点联盟', source, who: { organisation: 'alliance' } },
    ],
    targets: [
      {
        id: 'coverage',
        statement: '一半的义务教育学校加入联盟',
        source,
        measure: {
          ratio: { of: { fact: 'schools.in-an-alliance', where: { kind: ['学区'] } }, among: 'schools.compulsory' },
        },
        goal: { atLeast: 0.5 },
        by: '2018-08-31',
        unit: '所',
      },
      {
        id: 'charters',
        statement: '每个学区都有章程',
        source,
        measure: {
          per: {
            each: { fact: 'alliances', where: { kind: ['学区'] } },
            measure: { count: { fact: 'alliances.documents', where: { document: '章程' } } },
            goal: { atLeast: 1 },
          },
        },
        goal: { atLeast: 1 },
        unit: '个',
      },
      {
        id: 'masters',
        statement: '两位特级教师',
        source,
        measure: { count: { fact: 'people.titled', where: { title: '特级教师' } } },
        goal: { atLeast: 2 },
        unit: '人',
      },
      {
        id: 'pilots',
        statement: '两所水乡校',
        source,
        measure: { count: { participants: '水乡校' } },
        goal: { atLeast: 2 },
        unit: '所',
      },
      {
        id: 'satisfaction',
        statement: '满意度八成五',
        source,
        measure: { average: 'surveys.satisfaction' },
        goal: { atLeast: 0.85 },
      },
    ],
    duties: [
      {
        id: 'plans',
        statement: '学区每学年一份规划',
        source,
        owedBy: { each: { fact: 'alliances', where: { kind: ['学区'] } } },
        rhythm: { times: 1, per: 'school-year' },
        metBy: { fact: 'alliances.documents', where: { document: '规划' } },
      },
      {
        id: 'council-pays',
        statement: '议事会每学期拨付一次经费',
        source,
        owedBy: { body: 'water-council' },
        rhythm: { times: 1, per: 'semester' },
        metBy: 'funds.allocated',
      },
    ],
    stages: [
      {
        id: 'start',
        name: '启动',
        source,
        from: '2016-09-01',
        to: '2017-08-31',
        tasks: [
          { id: 'launch', name: '召开启动会', source, by: '2016-12-31' },
          {
            id: 'first-alliance',
            name: '成立第一个联盟',
            source,
            metBy: { measure: { count: 'alliances' }, goal: { atLeast: 1 } },
          },
        ],
      },
    ],
    ...more,
  };
}

/** The plan as a file of a bureau. */
export const written = (plan: Written): string => JSON.stringify(plan, null, 2);
