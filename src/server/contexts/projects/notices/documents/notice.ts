import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Block, DOCX, officialDay, officialDocument } from '../../../../platform/documents/official-document.ts';

type Notice = Omit<Output<typeof projectsRoutes.publicNotice>, 'can' | 'objections'>;
type Written = { name: string; type: string; body: Buffer };

/** 公示 as a document to print and post. */
export async function noticeDocument(notice: Notice): Promise<Written> {
  const body = await officialDocument({
    mark: notice.issuer,
    issue: `${officialDay(notice.publishedOn)}发布`,
    title: notice.title,
    blocks: [
      { text: notice.body },
      { text: '附件：公示名单' },
      ...signed(notice.issuer, notice.publishedOn),
      { attached: '公示名单' },
      list(notice.cases, false),
    ],
  });
  return { name: `${notice.title}.docx`, type: DOCX, body };
}

/** 立项通知 with the projects that have their numbers now; there is none before the notice is finished. */
export async function establishmentDocument(notice: Notice): Promise<Written> {
  const { finishedOn, callTitle, programmeTitle, issuer } = notice;
  if (finishedOn === null) throw new Refusal('conflict', 'projects.notice-unfinished');
  const established = notice.cases.filter(({ number }) => number !== null);
  if (established.length === 0) throw new Refusal('conflict', 'projects.none-numbered');
  const title = `关于公布“${callTitle}”立项名单的通知`;
  const body = await officialDocument({
    mark: issuer,
    issue: `${officialDay(finishedOn)}印发`,
    title,
    blocks: [
      { text: '各有关单位：' },
      {
        text: `根据《${programmeTitle}》，“${callTitle}”经申报、遴选并于${officialDay(notice.from)}至${officialDay(notice.to)}公示，现确定${established.length}项予以立项，名单附后。`,
      },
      { text: '请立项单位按照申报时确定的目标和进度组织实施，落实人员和条件保障，按期报告进展。' },
      { text: '附件：立项名单' },
      ...signed(issuer, finishedOn),
      { attached: '立项名单' },
      list(established, true),
    ],
  });
  return { name: `${title}.docx`, type: DOCX, body };
}

const signed = (issuer: string, on: string): Block[] => [{ signed: issuer }, { signed: officialDay(on) }];

/** 名单: with what tells its lines apart — a number, a kind, a field — only where there is any. */
function list(cases: Notice['cases'], numbered: boolean): Block {
  const columns = [
    numbered
      ? { head: '编号', share: 3, cell: ({ number }: Notice['cases'][number]) => number ?? '' }
      : { head: '序号', share: 2, cell: (one: Notice['cases'][number]) => String(cases.indexOf(one) + 1) },
    { head: '单位', share: 6, cell: ({ organisationName }: Notice['cases'][number]) => organisationName },
    { head: '名称', share: 9, cell: ({ title }: Notice['cases'][number]) => title },
    { head: '类别', share: 3, cell: ({ kind }: Notice['cases'][number]) => kind ?? '' },
    { head: '领域', share: 4, cell: ({ field }: Notice['cases'][number]) => field ?? '' },
  ].filter(({ cell }) => cases.some((one) => cell(one) !== ''));
  return {
    heads: columns.map(({ head }) => head),
    shares: columns.map(({ share }) => share),
    rows: cases.map((one) => columns.map(({ cell }) => cell(one))),
  };
}
