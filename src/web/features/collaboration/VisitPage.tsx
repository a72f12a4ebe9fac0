import './visits/visits.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { asking } from '#web/client.ts';
import { VisitReport } from './visits/report/VisitReport.tsx';
import { WriteVisit } from './visits/write/WriteVisit.tsx';

/** 一次走访: while it is a draft, to write on; then, the report and what became of it. */
export function VisitPage() {
  const { region = '', id = '' } = useParams();
  const { data: visit } = useSuspenseQuery(asking(visitRoutes.visit, { region, id }));
  return visit.state === 'draft' ? <WriteVisit key={id} visit={visit} /> : <VisitReport visit={visit} />;
}
