import '../projects.css';
import './communities.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { CallCommunities, Chosen } from './answers.ts';
import { CommunityCard, choosable } from './CommunityCard.tsx';
import { OpenProjects } from './OpenProjects.tsx';

const PlaceForm = lazy(async () => ({ default: (await import('./PlaceForms.tsx')).PlaceForm }));
const FoundForm = lazy(async () => ({ default: (await import('./PlaceForms.tsx')).FoundForm }));

/** 编组: the established projects of a call on the left, the communities they are put into on the right. */
export function CallCommunitiesPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(asking(projectsRoutes.callCommunities, { id }));
  const [ids, choose] = useState<ReadonlySet<string>>(new Set());
  const [act, begin] = useState<'place' | 'found' | null>(null);
  const all = everyProject(data);
  const chosen = all.filter((one) => ids.has(one.id));
  const turn = (wanted: readonly string[], on: boolean) =>
    choose(new Set(on ? [...ids, ...wanted] : [...ids].filter((each) => !wanted.includes(each))));
  const done = () => {
    choose(new Set());
    begin(null);
  };
  const grouping = data.can.place === true;
  return (
    <Page
      title={data.kind}
      breadcrumbs={[
        { label: '征集', to: paths.calls() },
        { label: data.callTitle, to: paths.call(id) },
      ]}
      lead={`立项项目分类编组，由${data.who}办理${sizeWords(data)}`}
    >
      <div className={data.open.length === 0 ? 'communities settled' : 'communities'}>
        <Section title={`待编组 ${data.open.length} 项`}>
          <OpenProjects of={data} chosen={ids} turn={turn} />
        </Section>
        <Section title={`${data.kind} ${data.communities.length} 个`} lead={lackingWords(data)}>
          {data.communities.length === 0 ? (
            <Empty title={`还没有${data.kind}`}>在左边选择项目，新建第一个。</Empty>
          ) : (
            <ul className="community-cards">
              {data.communities.map((community) => (
                <CommunityCard
                  key={community.id}
                  community={community}
                  call={id}
                  chosen={ids}
                  turn={grouping ? turn : undefined}
                />
              ))}
            </ul>
          )}
        </Section>
      </div>
      {grouping && (data.open.length > 0 || chosen.length > 0) && (
        <div className="project-bar">
          <p role="status">{chosen.length === 0 ? '选择项目，编入已有的或新建的共同体' : `已选 ${chosen.length} 项`}</p>
          <div className="actions">
            {chosen.length > 0 && <Act label="取消选择" kind="text" onClick={() => choose(new Set())} />}
            <Act label="编入已有" disabledBecause={whyNotPlace(data, chosen)} onClick={() => begin('place')} />
            <Act
              label="新建并编入"
              kind="primary"
              disabledBecause={chosen.length === 0 ? '请先选择项目' : true}
              onClick={() => begin('found')}
            />
          </div>
        </div>
      )}
      <Suspense>
        {act === 'place' && <PlaceForm of={data} chosen={chosen} onClose={() => begin(null)} onDone={done} />}
        {act === 'found' && <FoundForm of={data} chosen={chosen} onClose={() => begin(null)} onDone={done} />}
      </Suspense>
    </Page>
  );
}

/** What can be chosen: projects of this call that go on, whether they wait or are in a community. */
const everyProject = ({ callId, open, communities }: CallCommunities): Chosen[] => [
  ...open,
  ...communities.flatMap(({ projects }) => projects.filter((project) => choosable(project, callId))),
];

function whyNotPlace({ communities, kind }: CallCommunities, chosen: readonly Chosen[]): string | true {
  if (chosen.length === 0) return '请先选择项目';
  return communities.length > 0 || `还没有${kind}`;
}

/** How many communities lack something, so that nobody has to look for them. */
function lackingWords({ communities }: CallCommunities): string | undefined {
  const lacking = communities.filter((each) => each.lacking.length > 0).length;
  return lacking === 0 ? undefined : `${lacking} 个在项目、牵头校、专家、制度或交流上还有所缺`;
}

const sizeWords = ({ size, experts }: CallCommunities): string =>
  [
    ...(size === null ? [] : [`，每组以 ${size.least}～${size.most} 项为宜`]),
    ...(experts === null ? [] : [`，每组至少 ${experts} 名指导专家`]),
  ].join('');
