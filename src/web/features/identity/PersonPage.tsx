import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Facts, Page } from '#web/ui/Page.tsx';
import { AccountSection } from './AccountSection.tsx';
import { CorrectPerson } from './CorrectPerson.tsx';
import { useMe } from './me.ts';
import { PostsSection } from './PostsSection.tsx';
import { SeatsSection } from './SeatsSection.tsx';
import { TitlesSection } from './TitlesSection.tsx';

/** 一位人员：岗位、称号和任职的全部经历. */
export function PersonPage() {
  const { region = '', id = '' } = useParams();
  const { data: person } = useSuspenseQuery(asking(identityRoutes.person, { region, id }));
  const [correcting, setCorrecting] = useState(false);
  const { opens } = useMe();

  return (
    <Page
      title={person.name}
      breadcrumbs={opens.people ? [{ label: '人员', to: paths.people() }] : []}
      lead={person.organisationName}
      actions={<Act label="更正信息" disabledBecause={person.can.edit} onClick={() => setCorrecting(true)} />}
    >
      <section className="paper" aria-label="基本信息">
        <Facts
          items={[
            { head: '工号', cell: person.staffNo },
            { head: '单位', cell: person.organisationName },
            { head: '任教学段', cell: person.stage },
            { head: '任教学科', cell: person.subject },
            { head: '工作电话', cell: person.phone },
            { head: '工作邮箱', cell: person.email },
          ]}
        />
      </section>
      <PostsSection person={person} />
      <TitlesSection person={person} />
      <SeatsSection seats={person.seats} />
      <AccountSection person={person} />
      {correcting && <CorrectPerson person={person} onClose={() => setCorrecting(false)} />}
    </Page>
  );
}
