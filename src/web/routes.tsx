import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Frame } from './features/frame/Frame.tsx';
import { Lost } from './features/frame/Lost.tsx';
import { Waiting } from './ui/states.tsx';

// Each page is loaded when it is first visited.
const SignInPage = lazy(async () => ({ default: (await import('./features/identity/SignInPage.tsx')).SignInPage }));
const MePage = lazy(async () => ({ default: (await import('./features/identity/MePage.tsx')).MePage }));
const PeoplePage = lazy(async () => ({ default: (await import('./features/identity/PeoplePage.tsx')).PeoplePage }));
const PersonPage = lazy(async () => ({ default: (await import('./features/identity/PersonPage.tsx')).PersonPage }));
const AuditPage = lazy(async () => ({ default: (await import('./features/frame/AuditPage.tsx')).AuditPage }));
const WorkspacePage = lazy(async () => ({
  default: (await import('./features/workspace/WorkspacePage.tsx')).WorkspacePage,
}));
const TodosPage = lazy(async () => ({ default: (await import('./features/workspace/TodosPage.tsx')).TodosPage }));
const NoticesPage = lazy(async () => ({
  default: (await import('./features/workspace/NoticesPage.tsx')).NoticesPage,
}));
const NoticeSettingsPage = lazy(async () => ({
  default: (await import('./features/workspace/NoticeSettingsPage.tsx')).NoticeSettingsPage,
}));
const RobotsPage = lazy(async () => ({ default: (await import('./features/workspace/RobotsPage.tsx')).RobotsPage }));
const CockpitPage = lazy(async () => ({
  default: (await import('./features/programmes/CockpitPage.tsx')).CockpitPage,
}));
const ProgrammePage = lazy(async () => ({
  default: (await import('./features/programmes/ProgrammePage.tsx')).ProgrammePage,
}));
const PublishedPage = lazy(async () => ({
  default: (await import('./features/programmes/PublishedPage.tsx')).PublishedPage,
}));
const PublishPage = lazy(async () => ({
  default: (await import('./features/programmes/PublishPage.tsx')).PublishPage,
}));
const VersionsPage = lazy(async () => ({
  default: (await import('./features/programmes/VersionsPage.tsx')).VersionsPage,
}));
const ParticipantsPage = lazy(async () => ({
  default: (await import('./features/programmes/ParticipantsPage.tsx')).ParticipantsPage,
}));
const SchoolsPage = lazy(async () => ({
  default: (await import('./features/organisations/SchoolsPage.tsx')).SchoolsPage,
}));
const SchoolPage = lazy(async () => ({
  default: (await import('./features/organisations/SchoolPage.tsx')).SchoolPage,
}));
const AlliancesPage = lazy(async () => ({
  default: (await import('./features/organisations/AlliancesPage.tsx')).AlliancesPage,
}));
const AlliancePage = lazy(async () => ({
  default: (await import('./features/organisations/AlliancePage.tsx')).AlliancePage,
}));
const BodiesPage = lazy(async () => ({
  default: (await import('./features/organisations/BodiesPage.tsx')).BodiesPage,
}));
const BodyPage = lazy(async () => ({ default: (await import('./features/organisations/BodyPage.tsx')).BodyPage }));
const CalendarPage = lazy(async () => ({
  default: (await import('./features/organisations/CalendarPage.tsx')).CalendarPage,
}));
const MeetingsPage = lazy(async () => ({
  default: (await import('./features/collaboration/MeetingsPage.tsx')).MeetingsPage,
}));
const MeetingPage = lazy(async () => ({
  default: (await import('./features/collaboration/MeetingPage.tsx')).MeetingPage,
}));
const MinutesPage = lazy(async () => ({
  default: (await import('./features/collaboration/MinutesPage.tsx')).MinutesPage,
}));
const DoorPage = lazy(async () => ({ default: (await import('./features/collaboration/door/DoorPage.tsx')).DoorPage }));
const TasksPage = lazy(async () => ({
  default: (await import('./features/collaboration/TasksPage.tsx')).TasksPage,
}));
const TaskPage = lazy(async () => ({ default: (await import('./features/collaboration/TaskPage.tsx')).TaskPage }));
const ActivitiesPage = lazy(async () => ({
  default: (await import('./features/collaboration/ActivitiesPage.tsx')).ActivitiesPage,
}));
const ActivityPage = lazy(async () => ({
  default: (await import('./features/collaboration/ActivityPage.tsx')).ActivityPage,
}));
const ActivityDoorPage = lazy(async () => ({
  default: (await import('./features/collaboration/door/ActivityDoorPage.tsx')).ActivityDoorPage,
}));
const ScanPage = lazy(async () => ({ default: (await import('./features/collaboration/door/ScanPage.tsx')).ScanPage }));
const CallsPage = lazy(async () => ({ default: (await import('./features/projects/CallsPage.tsx')).CallsPage }));
const CallPage = lazy(async () => ({ default: (await import('./features/projects/CallPage.tsx')).CallPage }));
const EditFormPage = lazy(async () => ({
  default: (await import('./features/projects/EditFormPage.tsx')).EditFormPage,
}));
const CasesPage = lazy(async () => ({ default: (await import('./features/projects/CasesPage.tsx')).CasesPage }));
const DecidePage = lazy(async () => ({
  default: (await import('./features/projects/deciding/DecidePage.tsx')).DecidePage,
}));
const ComparePage = lazy(async () => ({
  default: (await import('./features/projects/deciding/ComparePage.tsx')).ComparePage,
}));
const CallNoticesPage = lazy(async () => ({
  default: (await import('./features/projects/notices/CallNoticesPage.tsx')).CallNoticesPage,
}));
const CallCommunitiesPage = lazy(async () => ({
  default: (await import('./features/projects/communities/CallCommunitiesPage.tsx')).CallCommunitiesPage,
}));
const NoticePage = lazy(async () => ({
  default: (await import('./features/projects/notices/NoticePage.tsx')).NoticePage,
}));
const CarriedPage = lazy(async () => ({
  default: (await import('./features/projects/carrying/CarriedPage.tsx')).CarriedPage,
}));
const CasePage = lazy(async () => ({ default: (await import('./features/projects/CasePage.tsx')).CasePage }));
const LibraryPage = lazy(async () => ({ default: (await import('./features/library/LibraryPage.tsx')).LibraryPage }));
const EntitledPage = lazy(async () => ({
  default: (await import('./features/library/EntitledPage.tsx')).EntitledPage,
}));
const EntryPage = lazy(async () => ({ default: (await import('./features/library/EntryPage.tsx')).EntryPage }));
const ExpertsPage = lazy(async () => ({
  default: (await import('./features/projects/experts/ExpertsPage.tsx')).ExpertsPage,
}));
const DeskPage = lazy(async () => ({ default: (await import('./features/projects/reviews/DeskPage.tsx')).DeskPage }));
const ReviewPage = lazy(async () => ({
  default: (await import('./features/projects/reviews/ReviewPage.tsx')).ReviewPage,
}));
const CallReviewsPage = lazy(async () => ({
  default: (await import('./features/projects/reviews/CallReviewsPage.tsx')).CallReviewsPage,
}));
const ExchangePage = lazy(async () => ({
  default: (await import('./features/exchange/ExchangePage.tsx')).ExchangePage,
}));
const ImportPage = lazy(async () => ({ default: (await import('./features/exchange/ImportPage.tsx')).ImportPage }));
const VisitOverviewPage = lazy(async () => ({
  default: (await import('./features/collaboration/VisitOverviewPage.tsx')).VisitOverviewPage,
}));
const VisitRecordsPage = lazy(async () => ({
  default: (await import('./features/collaboration/VisitRecordsPage.tsx')).VisitRecordsPage,
}));
const LiaisonsPage = lazy(async () => ({
  default: (await import('./features/collaboration/LiaisonsPage.tsx')).LiaisonsPage,
}));
const RecordVisitPage = lazy(async () => ({
  default: (await import('./features/collaboration/RecordVisitPage.tsx')).RecordVisitPage,
}));
const VisitPage = lazy(async () => ({
  default: (await import('./features/collaboration/VisitPage.tsx')).VisitPage,
}));

/** Which page answers at which address; the addresses themselves are written in `paths.ts`. */
export function Pages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/meetings/:region/:id/door" element={<DoorPage />} />
        <Route path="/activities/:region/:id/door" element={<ActivityDoorPage />} />
        <Route element={<Frame />}>
          <Route index element={<Navigate to="/workspace" replace />} />
          <Route path="workspace" element={<WorkspacePage />} />
          <Route path="workspace/todos" element={<TodosPage />} />
          <Route path="workspace/notices" element={<NoticesPage />} />
          <Route path="workspace/settings" element={<NoticeSettingsPage />} />
          <Route path="workspace/robots" element={<RobotsPage />} />
          <Route path="me" element={<MePage />} />
          <Route path="people" element={<PeoplePage />} />
          <Route path="people/:region/:id" element={<PersonPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="cockpit" element={<CockpitPage />} />
          <Route path="cockpit/:id" element={<ProgrammePage />} />
          <Route path="programmes" element={<PublishedPage />} />
          <Route path="programmes/publish" element={<PublishPage />} />
          <Route path="programmes/:id/versions" element={<VersionsPage />} />
          <Route path="programmes/:id/participants" element={<ParticipantsPage />} />
          <Route path="schools" element={<SchoolsPage />} />
          <Route path="schools/:id" element={<SchoolPage />} />
          <Route path="alliances" element={<AlliancesPage />} />
          <Route path="alliances/map" element={<Navigate to="/alliances?view=map" replace />} />
          <Route path="alliances/:id" element={<AlliancePage />} />
          <Route path="bodies" element={<BodiesPage />} />
          <Route path="bodies/:id" element={<BodyPage />} />
          <Route path="calendar" element={<CalendarPage />} />
          <Route path="meetings" element={<MeetingsPage />} />
          <Route path="meetings/:region/:id" element={<MeetingPage />} />
          <Route path="meetings/:region/:id/minutes" element={<MinutesPage />} />
          <Route path="tasks" element={<TasksPage />} />
          <Route path="tasks/:region/:id" element={<TaskPage />} />
          <Route path="activities" element={<ActivitiesPage />} />
          <Route path="activities/:region/:id" element={<ActivityPage />} />
          <Route path="scan" element={<ScanPage />} />
          <Route path="visits" element={<VisitOverviewPage />} />
          <Route path="visits/records" element={<VisitRecordsPage />} />
          <Route path="visits/liaisons" element={<LiaisonsPage />} />
          <Route path="visits/record" element={<RecordVisitPage />} />
          <Route path="visits/:region/:id" element={<VisitPage />} />
          <Route path="calls" element={<CallsPage />} />
          <Route path="calls/:id" element={<CallPage />} />
          <Route path="calls/:id/forms/:step" element={<EditFormPage />} />
          <Route path="calls/:id/decide" element={<DecidePage />} />
          <Route path="calls/:id/compare" element={<ComparePage />} />
          <Route path="calls/:id/notices" element={<CallNoticesPage />} />
          <Route path="calls/:id/communities" element={<CallCommunitiesPage />} />
          <Route path="notices/:id" element={<NoticePage />} />
          <Route path="cases" element={<CasesPage />} />
          <Route path="cases/:region/:id" element={<CasePage />} />
          <Route path="carrying" element={<CarriedPage />} />
          <Route path="library" element={<LibraryPage />} />
          <Route path="library/entitled" element={<EntitledPage />} />
          <Route path="library/:region/:id" element={<EntryPage />} />
          <Route path="experts" element={<ExpertsPage />} />
          <Route path="reviews" element={<DeskPage />} />
          <Route path="reviews/:round/:id" element={<ReviewPage />} />
          <Route path="calls/:id/reviews" element={<CallReviewsPage />} />
          <Route path="exchange" element={<ExchangePage />} />
          <Route path="exchange/:id" element={<ImportPage />} />
          <Route path="*" element={<Lost />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
