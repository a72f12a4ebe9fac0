import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import { useDo } from '#web/client.ts';
import { organisationPath } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayForm } from '#web/ui/DayForm.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, tenseOn } from '#web/ui/tense.ts';
import { Held } from './Held.tsx';
import { PostFields } from './PostFields.tsx';
import type { Person } from './people.ts';

type Post = Person['posts'][number];

/** 岗位经历, with appointing and ending. */
export function PostsSection({ person }: { person: Person }) {
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<Post>();
  const { day, today } = useDay();
  return (
    <Section
      title="岗位"
      actions={<Act label="任命岗位" disabledBecause={person.can.appoint} onClick={() => setAppointing(true)} />}
    >
      <Rows
        label="岗位"
        rows={byTense(day, person.posts)}
        rowKey={(post) => post.id}
        empty="没有担任过岗位"
        columns={[
          {
            head: '岗位',
            cell: (post) => POST_KINDS[post.kind].name + (post.office === null ? '' : `（${post.office}）`),
          },
          { head: '单位', cell: (post) => <Where post={post} /> },
          { head: '任期', cell: (post) => <Period from={post.from} to={post.to} />, tight: true },
          {
            head: '状态',
            cell: (post) => <Held tense={tenseOn(day, post)} words={['已卸任', '在任', '待到任']} />,
            tight: true,
          },
          {
            head: '',
            align: 'end',
            cell: (post) =>
              tenseOn(today, post) === 'past' ? null : (
                <Act
                  label="卸任"
                  size="small"
                  describes={`卸任 ${POST_KINDS[post.kind].name} ${post.organisationName}`}
                  disabledBecause={person.can.appoint}
                  onClick={() => setEnding(post)}
                />
              ),
          },
        ]}
      />
      {appointing && <Appoint person={person} today={today} onClose={() => setAppointing(false)} />}
      {ending && (
        <DayForm
          route={identityRoutes.endPost}
          title={`卸任 ${POST_KINDS[ending.kind].name}`}
          submitLabel="卸任"
          field="to"
          label="卸任日期"
          hint="从这一天起不再担任；凭此岗位的权限同时失效"
          initial={{ region: person.region, id: ending.id, to: today }}
          done="已卸任"
          onClose={() => setEnding(undefined)}
        />
      )}
    </Section>
  );
}

function Where({ post }: { post: Post }) {
  const kinds = POST_KINDS[post.kind].at as readonly string[];
  const to = kinds.length === 1 ? organisationPath(kinds[0]!, post.organisationId) : null;
  return to === null ? post.organisationName : <Go to={to}>{post.organisationName}</Go>;
}

function Appoint({ person, today, onClose }: { person: Person; today: string; onClose: () => void }) {
  const appoint = useDo(identityRoutes.appoint);
  const { region, id, organisationId, organisationName } = person;
  return (
    <FormShell
      title={`任命 ${person.name}`}
      open
      onClose={onClose}
      schema={identityRoutes.appoint.input}
      initial={{ region, id, organisationId, from: today }}
      submitLabel="任命"
      draftKey={id}
      onSubmit={async (values) => {
        await appoint(values);
        tell(`已任命${person.name}`);
      }}
    >
      <PostFields name="kind" region={undefined} known={{ id: organisationId, name: organisationName }} />
      <Field name="from" label="任职开始日期">
        <DayInput />
      </Field>
      <Field name="to" label="任期届满日期" hint="没有届期的留空">
        <DayInput />
      </Field>
    </FormShell>
  );
}
