import './reviews.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { Form } from '#core/forms/form.ts';
import { asking, useDo } from '#web/client.ts';
import { CaseEvidence } from '#web/features/programmes/figure/CaseEvidence.tsx';
import { FilledForm } from '#web/forms/FilledForm.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment, Whole } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Review } from './answers.ts';
import { RecuseForm } from './RecuseForm.tsx';
import { ScoreSheet } from './ScoreSheet.tsx';
import { caseName } from './words.ts';

/** 评审一件申报: what was submitted on the left, the sheet on the right. */
export function ReviewPage() {
  const { round = '', id = '' } = useParams();
  const { data: review } = useSuspenseQuery(asking(projectsRoutes.review, { id: round, case: id }));
  const [recusing, recuse] = useState(false);
  const navigate = useNavigate();
  const open = review.roundState === 'open' && !review.submitted;
  return (
    <Page
      title={caseName(review)}
      breadcrumbs={[{ label: '评审台', to: paths.reviews() }]}
      lead={
        <>
          {[review.callTitle, review.stepName, review.organisationName, review.field].filter(Boolean).join(' · ')}，截止{' '}
          <Moment at={review.closesAt} />
        </>
      }
      actions={
        <>
          {review.before !== null && <Act label="上一件" to={paths.review(round, review.before)} />}
          {review.after !== null && <Act label="下一件" to={paths.review(round, review.after)} />}
          {open && review.declared && <Act label="申请回避" onClick={() => recuse(true)} />}
        </>
      }
    >
      {!review.declared ? (
        <Declaring review={review} recuse={() => recuse(true)} />
      ) : (
        <div className="review">
          <div className="review-read">
            <Section title="申报材料">
              <Material review={review} />
            </Section>
            {review.region !== '' && review.paper !== null && <CaseEvidence of={review} />}
          </div>
          <ScoreSheet key={`${round} ${id}`} review={review} />
        </div>
      )}
      {recusing && (
        <RecuseForm review={review} onClose={() => recuse(false)} onDone={() => void navigate(paths.reviews())} />
      )}
    </Page>
  );
}

/** 声明回避: before anything is to be read. */
function Declaring({ review, recuse }: { review: Review; recuse: () => void }) {
  const declare = useDo(projectsRoutes.declareConflicts);
  const over = review.roundState === 'open' ? true : '评审已经截止';
  return (
    <Section title="回避声明" lead="声明之后才能查看申报材料。评审中发现须回避的，提交前仍可申请。">
      <Facts
        items={[
          { head: '申报', cell: caseName(review) },
          ...(review.blind ? [] : [{ head: '申报单位', cell: review.organisationName }]),
          { head: '类别', cell: review.kind ?? '不分类别' },
          { head: '领域', cell: review.field ?? '不分领域' },
        ]}
      />
      <p>本人与申报单位和项目成员没有任职、合作、亲属等可能影响公正评审的关系。</p>
      <div className="actions">
        <Act
          label="无回避情形，开始评审"
          kind="primary"
          disabledBecause={over}
          onClick={async () => {
            await declare({ id: review.round, cases: [review.id], recuses: false, reason: '' });
            tell('已声明');
          }}
        />
        <Act label="申请回避" disabledBecause={over} onClick={recuse} />
      </div>
    </Section>
  );
}

function Material({ review: { round, id, paper, papers, blind } }: { review: Review }) {
  // In a blind review a file is opened by what is read, not by where it is kept.
  const hrefOf = (file: { readonly region: string; readonly id: string }) =>
    blind ? `/api/reviews/${round}/${id}/papers/${file.id}` : addressOf(file);
  if (paper === null) return <Empty title="评审已结束，申报材料不再提供" />;
  return (
    <>
      {blind && <p className="quiet">盲审：可能透露申报单位的内容已隐去。</p>}
      <FilledForm mode="read" form={Form.parse(paper.form)} answers={paper.answers} hrefOf={hrefOf} />
      {papers.length > 0 && (
        <ul className="review-papers" aria-label="附件">
          {papers.map((file) => (
            <li key={file.id}>
              <a href={addressOf(file)}>{file.name}</a>{' '}
              <span className="quiet">
                <Whole value={Math.ceil(file.size / 1024)} /> KB
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const addressOf = ({ region, id }: { readonly region: string; readonly id: string }) => `/api/files/${region}/${id}`;
