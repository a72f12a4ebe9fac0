import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Block, DOCX, officialDay, officialDocument } from '../../../platform/documents/official-document.ts';

type Meeting = Omit<Output<typeof collaborationRoutes.meeting>, 'can'>;
type Edition = Meeting['editions'][number];

/** 会议纪要 as a document to print and file; a draft says that it is one. */
export async function minutesDocument(
  meeting: Meeting,
  wanted: number | undefined,
): Promise<{ name: string; type: string; body: Buffer }> {
  const edition = meeting.editions.find((each) => wanted === undefined || each.edition === wanted);
  if (edition === undefined) throw new Refusal('not-found', 'collaboration.minutes-empty');
  const body = await officialDocument({
    mark: `${meeting.bodyName ?? meeting.organisationName}会议纪要`,
    issue: edition.state === 'final' ? `${officialDay(edition.finalOn ?? meeting.on)}印发` : '（草稿，未定稿）',
    title: meeting.title,
    blocks: [
      ...opening(meeting, edition),
      ...numbered([
        { heading: '会议议程', blocks: agenda(meeting) },
        { heading: '会议情况', blocks: edition.body === '' ? [] : [{ text: edition.body }] },
        { heading: '议定事项', blocks: decisions(edition) },
      ]),
      ...attendance(meeting),
    ],
  });
  return { name: `${meeting.title}纪要（${meeting.on}）.docx`, type: DOCX, body };
}

/** Sections that say something, numbered 一、二、三. */
const numbered = (sections: readonly { readonly heading: string; readonly blocks: readonly Block[] }[]): Block[] =>
  sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ heading, blocks }, at) => [{ heading: `${NUMERALS[at]}、${heading}`, level: 1 }, ...blocks]);

const NUMERALS = '一二三四五六七八九十';

function opening(meeting: Meeting, { edition, reason }: Edition): Block[] {
  const holder = meeting.bodyName ?? meeting.organisationName;
  const when = `${officialDay(meeting.on)}${meeting.begins}至${meeting.ends}`;
  const correction: Block[] = reason === null ? [] : [{ text: `（第${edition}版。更正事由：${reason}）` }];
  return [...correction, { text: `${when}，${holder}在${meeting.place}召开${meeting.kind}。现将会议情况纪要如下：` }];
}

const agenda = ({ agenda: items }: Meeting): Block[] =>
  items.map(({ item, speaker }, at) => ({ text: `${at + 1}.${item}${speaker === null ? '' : `（${speaker}）`}` }));

function decisions({ decisions: decided }: Edition): Block[] {
  return decided.flatMap((decision, at): Block[] => [
    { heading: `（${NUMERALS[at] ?? at + 1}）${decision.matter}`, level: 2 },
    { text: decisionWords(decision) },
    ...decision.tasks.map((task) => ({
      text: `任务：${task.title}。承办：${task.ownerName}。完成期限：${officialDay(task.due)}。`,
    })),
  ]);
}

function decisionWords({ way, options, chosen, votes, result, resolution }: Edition['decisions'][number]): string {
  const discussed = options.length === 0 ? '' : `讨论了${options.map((option) => `“${option}”`).join('、')}等方案。`;
  const counted = votes === null ? '' : `赞成${votes.for}票，反对${votes.against}票，弃权${votes.abstain}票，`;
  const outcome = `经${way === '表决' ? '表决，' : '民主协商，'}${counted}${result}${chosen === null ? '' : `，采用“${chosen}”`}。`;
  return `${discussed}${outcome}${resolution}`;
}

function attendance({ roster, secretary }: Meeting): Block[] {
  const names = (keep: (line: Meeting['roster'][number]) => boolean) => {
    const found = roster.filter(keep).map(({ name }) => name);
    return found.length === 0 ? undefined : found.join('、');
  };
  const lines: [string, string | undefined][] = [
    ['出席', names(({ attends, state }) => attends === '出席' && state === '到会')],
    ['列席', names(({ attends, state }) => attends === '列席' && state === '到会')],
    ['请假', names(({ state }) => state === '请假')],
    ['缺席', names(({ state }) => state === '缺席')],
    ['记录', secretary?.name],
  ];
  return lines.flatMap(([named, text]) => (text === undefined ? [] : [{ named, text }]));
}
