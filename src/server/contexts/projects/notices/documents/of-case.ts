import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { type Block, DOCX, officialDay, officialDocument } from '../../../../platform/documents/official-document.ts';
import { readForm } from '../../../../platform/forms/definition.ts';
import { formDocument, type Heading } from '../../../../platform/forms/document.ts';
import { caseReport, submittedAt } from '../../cases/report.ts';

type Case = Output<typeof projectsRoutes.case>;
type Written = { name: string; type: string; body: Buffer };

/** 填好的申报书 as it was submitted, the last one where no step is asked for. */
export async function filledForm(
  db: Db,
  caller: Caller,
  { step, ...key }: Asked<typeof projectsRoutes.formDocument>,
): Promise<Written | undefined> {
  const found = await caseReport(db, caller, key);
  if (found === undefined) return undefined;
  const filled = await submittedAt(db, { ...key, callId: found.callId }, step ?? null);
  if (filled === null) throw new Refusal('not-found', 'projects.form-not-submitted');
  const form = await readForm(filled.form);
  return formDocument(form, filled.answers, {
    name: `${found.title}（${form.title}）`,
    heading: [['名称', found.title], ...about(found)],
  });
}

/** 办理单: what happened to a case, step by step, with who did it and what was said. */
export async function caseTrail(
  db: Db,
  caller: Caller,
  key: { readonly region: string; readonly id: string },
): Promise<Written | undefined> {
  const found = await caseReport(db, caller, key);
  if (found === undefined) return undefined;
  const body = await officialDocument({
    mark: '办理单',
    issue: `${officialDay(caller.today)}打印`,
    title: found.title,
    blocks: [
      ...about(found).map(([named, text]): Block => ({ named, text })),
      { heading: '办理经过', level: 1 },
      {
        heads: ['日期', '环节', '办理', '办理人', '意见与去向'],
        shares: [5, 5, 4, 4, 9],
        rows: found.history.toReversed().map((move) => [move.on, move.from, move.move, move.personName, saidOf(move)]),
      },
    ],
  });
  return { name: `${found.title}办理单.docx`, type: DOCX, body };
}

function about(found: Case): Heading {
  const lines: [string, string | null][] = [
    ['项目编号', found.number],
    ['申报单位', found.organisationName],
    ['征集', found.callTitle],
    ['类别', found.kind],
    ['领域', found.field],
    ['现状', found.outcome ?? found.stepName],
  ];
  return lines.flatMap(([head, text]): [string, string][] => (text === null ? [] : [[head, text]]));
}

const saidOf = ({ note, meeting, to }: Case['history'][number]): string =>
  [...(note === '' ? [] : [note]), ...(meeting === null ? [] : [`会议：${meeting.title}`]), `→ ${to}`].join('\n');
