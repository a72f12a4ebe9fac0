import { projectsRoutes } from '#contract/projects.ts';
import { download } from '#web/ask.ts';
import { Act } from '#web/ui/Act.tsx';
import type { Case } from '../answers.ts';

/** What can be printed of a case: its form as submitted, and its way so far. */
export function CaseDocuments({ of: { region, id, submitted } }: { of: Case }) {
  if (!submitted) return null;
  return (
    <>
      <Act label="下载申报书 .docx" onClick={() => download(projectsRoutes.formDocument, { region, id })} />
      <Act label="办理单 .docx" onClick={() => download(projectsRoutes.trailDocument, { region, id })} />
    </>
  );
}
