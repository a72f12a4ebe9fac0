import { lazy, Suspense, useState } from 'react';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { Community, Joining } from './answers.ts';

const AskForm = lazy(async () => ({ default: (await import('./JoiningForms.tsx')).AskForm }));
const AnswerForm = lazy(async () => ({ default: (await import('./JoiningForms.tsx')).AnswerForm }));

/** 申请加入: schools that ask, and what they were answered; shown to those it concerns. */
export function Joinings({ community }: { community: Community }) {
  const { joinings, own } = community;
  const [act, begin] = useState<Joining | Community['own'][number] | null>(null);
  if (joinings.length === 0 && own.length === 0) return null;
  return (
    <Section
      title="申请加入"
      lead={own.length === 0 ? undefined : '没有项目编入的学校可以申请加入，一起研究和交流'}
      actions={own.map((school) => (
        <Act
          key={school.id}
          label={own.length === 1 ? '申请加入' : `${school.name}申请加入`}
          kind="primary"
          disabledBecause={school.may}
          onClick={() => begin(school)}
        />
      ))}
    >
      <Rows
        label="加入申请"
        rows={joinings}
        rowKey={({ id }) => id}
        columns={columnsOf(community, begin)}
        empty="还没有加入申请"
      />
      <Suspense>
        {act !== null && 'may' in act && <AskForm community={community} school={act} onClose={() => begin(null)} />}
        {act !== null && 'body' in act && (
          <AnswerForm community={community} joining={act} onClose={() => begin(null)} />
        )}
      </Suspense>
    </Section>
  );
}

const columnsOf = ({ can }: Community, answer: (joining: Joining) => void): Column<Joining>[] => [
  {
    head: '学校',
    cell: ({ organisationName, regionName, askedByName }) => (
      <>
        {organisationName}
        <span className="project-of">
          {regionName} · {askedByName}
        </span>
      </>
    ),
  },
  { head: '理由', cell: ({ body }) => <span className="community-said">{body}</span> },
  { head: '申请日期', tight: true, cell: ({ askedOn }) => <Days on={askedOn} /> },
  {
    head: '答复',
    cell: (joining) =>
      joining.admitted === null ? (
        <Act
          label="答复"
          size="small"
          describes={`答复${joining.organisationName}`}
          disabledBecause={can.answer}
          onClick={() => answer(joining)}
        />
      ) : (
        <>
          {joining.admitted ? '同意加入' : '不同意'}
          <span className="project-of">
            {[joining.answer, joining.answeredByName, joining.answeredOn].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
  },
];
