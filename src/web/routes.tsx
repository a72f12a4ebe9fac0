import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Frame } from './features/frame/Frame.tsx';
import { Lost } from './features/frame/Lost.tsx';
import { Waiting } from './ui/states.tsx';

const files = import.meta.glob<Record<string, ComponentType>>('./features/*/*Page.tsx');

/** A page loaded when first visited: the file exports one component of its own name. */
function page(file: string): ComponentType {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const load = files[`./features/${file}.tsx`];
  if (load === undefined) return Lost;
  return lazy(async () => ({ default: (await load())[name]! }));
}

const SignInPage = page('identity/SignInPage');
const MePage = page('identity/MePage');
const PeoplePage = page('identity/PeoplePage');
const PersonPage = page('identity/PersonPage');
const AuditPage = page('frame/AuditPage');
const CockpitPage = page('programmes/CockpitPage');
const ProgrammePage = page('programmes/ProgrammePage');
const PublishedPage = page('programmes/PublishedPage');
const PublishPage = page('programmes/PublishPage');
const VersionsPage = page('programmes/VersionsPage');
const ParticipantsPage = page('programmes/ParticipantsPage');
const SchoolsPage = page('organisations/SchoolsPage');
const SchoolPage = page('organisations/SchoolPage');
const AlliancesPage = page('organisations/AlliancesPage');
const AlliancePage = page('organisations/AlliancePage');
const BodiesPage = page('organisations/BodiesPage');
const BodyPage = page('organisations/BodyPage');
const CalendarPage = page('organisations/CalendarPage');
const ExchangePage = page('exchange/ExchangePage');
const ImportPage = page('exchange/ImportPage');

/** Which page answers at which address; the addresses themselves are written in `paths.ts`. */
export function Pages() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route element={<Frame />}>
          <Route index element={<Navigate to="/cockpit" replace />} />
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
          <Route path="exchange" element={<ExchangePage />} />
          <Route path="exchange/:id" element={<ImportPage />} />
          <Route path="*" element={<Lost />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
