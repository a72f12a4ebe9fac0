import '../projects.css';
import './deciding.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import type { Comparison } from './answers.ts';

/** 方案对照: what was filled for two to four cases, question by question, with what the experts said. */
export function ComparePage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { data } = useSuspenseQuery(asking(projectsRoutes.comparison, { id, cases: params.getAll('case') }));
  return (
    <Page
      title="方案对照"
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: data.callTitle, to: paths.call(id) },
        { label: '集体研究决定', to: paths.decide(id) },
      ]}
      lead={`${data.cases.length} 件并排，逐题对照；颜色标出各不相同的回答`}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it */}
      <div className="compare" tabIndex={0} role="group" aria-label="方案对照">
        <table>
          <thead>
            <tr>
              <td>题目</td>
              {data.cases.map((one) => (
                <th key={one.id} scope="col">
                  <Go to={paths.case(one.region, one.id)}>{one.title}</Go>
                  <span className="project-of">{one.organisationName}</span>
                </th>
              ))}
            </tr>
          </thead>
          <Reviews cases={data.cases} />
          {data.parts.map((part) => (
            <tbody key={part.step}>
              <tr className="compare-part">
                <th scope="rowgroup" colSpan={data.cases.length + 1}>
                  {part.name}
                </th>
              </tr>
              {part.questions.map(({ name, title, under, answers }) => (
                <tr key={name} className={new Set(answers).size > 1 ? 'differs' : ''}>
                  <th scope="row">
                    {title}
                    {under.length > 0 && <span className="project-of">{under.join(' · ')}</span>}
                  </th>
                  {answers.map((answer, at) => (
                    <td key={data.cases[at]?.id ?? at}>
                      {answer === null ? (
                        <span className="quiet">没有这道题</span>
                      ) : answer === '' ? (
                        <span className="quiet">未填</span>
                      ) : (
                        answer
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Page>
  );
}

function Reviews({ cases }: Pick<Comparison, 'cases'>) {
  const scored = cases.some(({ score }) => score !== null);
  const ranked = cases.some(({ rank }) => rank !== null);
  if (!scored && !ranked) return null;
  return (
    <tbody>
      <tr className="compare-part">
        <th scope="rowgroup" colSpan={cases.length + 1}>
          推荐与评审
        </th>
      </tr>
      {ranked && (
        <tr>
          <th scope="row">区推荐次序</th>
          {cases.map(({ id, rank }) => (
            <td key={id}>{rank === null ? <span className="quiet">未排</span> : `第 ${rank} 位`}</td>
          ))}
        </tr>
      )}
      {scored && (
        <>
          <tr>
            <th scope="row">评审得分</th>
            {cases.map(({ id, score, place }) => (
              <td key={id}>
                {score === null ? (
                  <span className="quiet">没有得分</span>
                ) : (
                  <>
                    <b className="number">{score.toFixed(2)}</b> 第 {place} 名
                  </>
                )}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">专家意见</th>
            {cases.map(({ id, comments }) => (
              <td key={id}>
                <ul className="compare-comments">
                  {comments.map(({ total, comment }, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- who wrote which is not told
                    <li key={at}>
                      <span className="number">{total}</span> 分{comment !== '' && `：${comment}`}
                    </li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
        </>
      )}
    </tbody>
  );
}
