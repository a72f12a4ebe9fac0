import './library.css';
import './library-print.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { libraryRoutes } from '#contract/library.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { organisationPath, paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import type { Entry } from './answers.ts';
import { Article } from './entry/Article.tsx';
import { Courses } from './entry/Courses.tsx';
import { Growth } from './entry/Growth.tsx';
import { Licence, type LicenceAct } from './entry/Licence.tsx';

const GrowEntry = lazy(async () => ({ default: (await import('./forms/GrowEntry.tsx')).GrowEntry }));
const GrantLicence = lazy(async () => ({ default: (await import('./forms/GrantLicence.tsx')).GrantLicence }));
const PublishEntry = lazy(async () => ({ default: (await import('./forms/PublishEntry.tsx')).PublishEntry }));
const DeclineLicence = lazy(async () => ({ default: (await import('./forms/TakeBack.tsx')).DeclineLicence }));
const RevokeLicence = lazy(async () => ({ default: (await import('./forms/TakeBack.tsx')).RevokeLicence }));
const WithdrawEntry = lazy(async () => ({ default: (await import('./forms/TakeBack.tsx')).WithdrawEntry }));
const MakeCourse = lazy(async () => ({ default: (await import('./forms/MakeCourse.tsx')).MakeCourse }));

const FORMS = {
  grow: GrowEntry,
  course: MakeCourse,
  grant: GrantLicence,
  decline: DeclineLicence,
  revoke: RevokeLicence,
  publish: PublishEntry,
  withdraw: WithdrawEntry,
} as const satisfies Record<'grow' | 'course' | LicenceAct, unknown>;

/** 一个案例. */
export function EntryPage() {
  const { region = '', id = '' } = useParams();
  const { data: entry } = useSuspenseQuery(asking(libraryRoutes.entry, { region, id }));
  const [act, begin] = useState<keyof typeof FORMS | null>(null);
  const Form = act === null ? null : FORMS[act];
  return (
    <Page
      title={entry.title}
      breadcrumbs={[{ label: '案例库', to: paths.library() }]}
      lead={<Byline of={entry} />}
      actions={
        <>
          {entry.can.openCase === true && <Act label="申报与办理经过" to={paths.case(entry.region, entry.caseId)} />}
          <Act label="打印" onClick={() => window.print()} />
          <Act label="下载 .docx" onClick={() => download(libraryRoutes.entryDocument, { region, id })} />
        </>
      }
    >
      <div className="lib-entry">
        <Article of={entry} />
        <aside className="lib-aside" aria-label="案例情况">
          <Growth of={entry} onGrow={() => begin('grow')} />
          {entry.inside && <Licence of={entry} begin={begin} />}
          <Courses of={entry} onMake={() => begin('course')} />
        </aside>
      </div>
      <Suspense>{Form !== null && <Form of={entry} onClose={() => begin(null)} />}</Suspense>
    </Page>
  );
}

function Byline({ of }: { of: Entry }) {
  const page = organisationPath(of.organisationKind, of.organisationId);
  const about = [of.kind, of.field, `${of.year}年`].filter((word) => word !== null);
  return (
    <>
      <span className="lib-school">
        {page === null ? of.organisationName : <Go to={page}>{of.organisationName}</Go>}（{of.regionName}）
      </span>
      <span>{about.join(' · ')}</span>
      <span>
        《{of.programmeTitle}》{of.procedureName}
      </span>
    </>
  );
}
