import { projectsRoutes } from '#contract/projects.ts';
import { download } from '#web/ask.ts';
import { FileLink } from '#web/features/collaboration/pick/Attached.tsx';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Case } from '../answers.ts';

/** 归档材料: what was submitted at each step and every paper, when the case is filed or has ended. */
export function Archive({ of }: { of: Case }) {
  const kind = of.steps.find(({ id }) => id === of.step)?.kind;
  if (!of.carried || (kind !== 'archive' && of.outcome === null)) return null;
  const { region, id } = of;
  return (
    <Section title="归档材料" lead={of.outcome === null ? '归档前请核对是否齐全' : undefined}>
      <ul className="project-forms">
        {of.earlier.map(({ step, name }) => (
          <li key={step}>
            <span>{name}</span>
            <Act
              label="下载 .docx"
              describes={`下载：${name}`}
              size="small"
              onClick={() => download(projectsRoutes.formDocument, { region, id, step })}
            />
          </li>
        ))}
        {of.papers.map(({ id: paper, file }) => (
          <li key={paper}>
            <FileLink file={file} />
          </li>
        ))}
        <li>
          <span>办理单</span>
          <Act
            label="下载 .docx"
            describes="下载：办理单"
            size="small"
            onClick={() => download(projectsRoutes.trailDocument, { region, id })}
          />
        </li>
      </ul>
    </Section>
  );
}
