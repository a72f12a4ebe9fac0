import { contract } from '#contract/index.ts';
import { CITY } from '#core/identity/actor.ts';
import { command } from '../../../platform/command.ts';
import { listAsFile, MOST_EXPORTED, type WrittenColumn } from '../../../platform/documents/workbook.ts';
import { identityPermissions } from '../permissions.ts';
import { roster } from '../reports.ts';

const PERSON: readonly WrittenColumn[] = [
  { key: 'name', head: '姓名', kind: 'text', width: 14 },
  { key: 'staffNo', head: '工号', kind: 'code', width: 14 },
  { key: 'region', head: '区', kind: 'text' },
  { key: 'organisation', head: '单位', kind: 'text', width: 32 },
  { key: 'posts', head: '岗位', kind: 'text', width: 32 },
  { key: 'titles', head: '称号', kind: 'text', width: 32 },
  { key: 'stage', head: '学段', kind: 'text' },
  { key: 'subject', head: '任教学科', kind: 'text' },
];

/** 导出人员名册 as filtered and as far as the actor sees it: carries people out of the platform, so it leaves a line in the trail. */
export const exportPeople = command({
  name: 'identity.export-people',
  input: contract.identity.peopleWorkbook.input,
  subject: (tx, { region = CITY }) =>
    tx.selectFrom('organisations.v_region').select(['code', 'name']).where('code', '=', region).executeTakeFirst(),
  may: (actor) => identityPermissions.openRoster(actor) || 'platform.not-yours',

  async run(tx, input, { name }, { actor, today }) {
    const on = input.on ?? today;
    const { rows, total } = await roster(tx, actor, { ...input, page: 1, size: MOST_EXPORTED }, on);
    const names = new Map(
      (await tx.selectFrom('organisations.v_region').select(['code', 'name']).execute()).map((each) => [
        each.code,
        each.name,
      ]),
    );
    const file = await listAsFile(`人员_${name}_${on}`, {
      sheet: '人员',
      columns: PERSON,
      total,
      rows: rows.map(
        ({ name: called, staffNo, region, organisationName: organisation, posts, titles, stage, subject }) => ({
          name: called,
          staffNo,
          region: names.get(region) ?? region,
          organisation,
          posts: posts.join('、'),
          titles: titles.join('、'),
          stage,
          subject,
        }),
      ),
    });
    return { ...file, total };
  },
  // What was typed to find people may be a name, and names do not go into the trail.
  record: ({ organisation, post, title, on }, { code }, { total }) => ({
    subject: { kind: 'region', id: code },
    region: code,
    detail: { rows: total, organisation, post, title, on },
  }),
});
