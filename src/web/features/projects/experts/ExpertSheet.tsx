import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayForm } from '#web/ui/DayForm.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Facts } from '#web/ui/Page.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { Waiting } from '#web/ui/states.tsx';
import type { ExpertRow } from './answers.ts';
import { ReviseExpert, TieForm } from './ExpertForms.tsx';

/** One expert in a drawer: fields, where he or she worked, and which organisations to keep away from. */
export function ExpertSheet({ of, onClose }: { of: ExpertRow; onClose: () => void }) {
  return (
    <Sheet title={of.name} open onClose={onClose}>
      <Suspense fallback={<Waiting />}>
        <Known of={of} />
      </Suspense>
    </Sheet>
  );
}

function Known({ of: { region, id } }: { of: ExpertRow }) {
  const { data: expert } = useSuspenseQuery(asking(projectsRoutes.expert, { region, id }));
  const remove = useDo(projectsRoutes.removeExpertTie);
  const [act, begin] = useState<'revise' | 'end' | 'tie' | null>(null);
  const close = () => begin(null);
  const { keep } = expert.can;
  return (
    <div className="expert-sheet">
      <Facts
        items={[
          { head: '单位', cell: expert.organisationName },
          { head: '聘期', cell: <Period from={expert.from} to={expert.to} /> },
          { head: '领域', cell: expert.fields.join('、') || null },
          { head: '称号', cell: expert.titles.join('、') || '无' },
          { head: '备注', cell: expert.note || '无' },
        ]}
      />
      <div className="actions">
        <Act label="修改" disabledBecause={keep} onClick={() => begin('revise')} />
        <Act label="登记经历或回避单位" disabledBecause={keep} onClick={() => begin('tie')} />
        <Act label="解聘" danger disabledBecause={keep} onClick={() => begin('end')} />
      </div>
      <section aria-label="岗位">
        <h3>岗位</h3>
        <ul className="expert-ties">
          {expert.posts.map((post) => (
            <li key={`${post.organisationName} ${post.name} ${post.from}`}>
              {post.organisationName} {post.name} <Period from={post.from} to={post.to} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="任职经历与回避单位">
        <h3>任职经历与回避单位</h3>
        {expert.ties.length === 0 ? (
          <p className="quiet">没有登记。平台上的岗位已自动计入，这里只登记平台以外的。</p>
        ) : (
          <ul className="expert-ties">
            {expert.ties.map((tie) => (
              <li key={tie.id}>
                <span className="tag">{tie.tie}</span> {tie.organisationName} <Period from={tie.from} to={tie.to} />
                <Act
                  label="删去"
                  describes={`删去 ${tie.tie} ${tie.organisationName}`}
                  kind="link"
                  disabledBecause={keep}
                  confirm={{ title: `删去“${tie.organisationName}”？`, body: '以后抽取专家时不再据此回避。' }}
                  onClick={() => remove({ region, id, tie: tie.id })}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {act === 'revise' && <ReviseExpert expert={expert} onClose={close} />}
      {act === 'tie' && <TieForm expert={expert} onClose={close} />}
      {act === 'end' && (
        <DayForm
          route={projectsRoutes.endExpert}
          title="解聘专家"
          submitLabel="解聘"
          field="to"
          label="解聘日期"
          hint="从这一天起不再抽取；已在评审的不受影响"
          initial={{ region, id }}
          done={`已解聘：${expert.name}`}
          onClose={close}
        />
      )}
    </div>
  );
}
