import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { platformRoutes } from '#contract/platform.ts';
import { projectsRoutes } from '#contract/projects.ts';
import type { Answers, FileReference } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { ask, Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { FilledForm } from '#web/forms/FilledForm.tsx';
import type { FilledFormHandle } from '#web/forms/fill/Fill.tsx';
import type { SaveOutcome } from '#web/forms/keeping.ts';
import { SaveState, Settle } from '#web/forms/SaveState.tsx';
import { useAutosave } from '#web/forms/use-autosave.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Case } from '../answers.ts';

type Filled = NonNullable<Case['filled']>;

const hrefOf = ({ region, id }: FileReference) => `/api/files/${region}/${id}`;

/** 申报书: to be filled in while it is the reader's to fill, else to read. */
export function CaseForm({ of }: { of: Case }) {
  const { filled } = of;
  if (filled === null) return null;
  const form = filled.form as Form;
  if (of.can.fill === true && filled.step === of.step)
    return <Filling key={`${of.id}/${filled.step}/${filled.edition}`} of={of} filled={filled} form={form} />;
  return (
    <Section title={form.title ?? '填写内容'} plain>
      <FilledForm mode="read" form={form} answers={filled.answers} hrefOf={hrefOf} />
    </Section>
  );
}

function Filling({ of, filled, form }: { of: Case; filled: Filled; form: Form }) {
  const { region, id, moves } = of;
  const queries = useQueryClient();
  const submit = useDo(projectsRoutes.submitCase);
  const handle = useRef<FilledFormHandle>(null);
  const autosave = useAutosave(`case:${id}/${filled.step}`, filled, async (answers, revision) =>
    save({ region, id }, filled.step, answers, revision),
  );
  const submitting = of.acts.find(({ move }) => move === 'submit')?.may ?? true;
  return (
    <Section title={form.title ?? '填写内容'} plain>
      <Settle form={form} conflicts={autosave.conflicts} hrefOf={hrefOf} onSettle={autosave.settle} />
      <FilledForm
        mode="edit"
        form={form}
        answers={autosave.answers}
        onChange={autosave.change}
        upload={(file) => upload(region, file)}
        hrefOf={hrefOf}
        faults={autosave.faults}
        handle={handle}
      />
      <div className="project-bar">
        <SaveState kept={autosave.kept} />
        <Act
          label="提交"
          kind="primary"
          disabledBecause={submitting}
          onClick={async () => {
            if (handle.current?.check() === false) return;
            if (!(await autosave.flush())) return;
            await submit({ region, id, moves, revision: autosave.revision() });
            tell(`已提交：${of.title}`);
            await queries.invalidateQueries();
          }}
        />
      </div>
    </Section>
  );
}

/** Saves; where somebody saved in between, answers with what that was. */
async function save(
  key: { readonly region: string; readonly id: string },
  step: string,
  answers: Answers,
  revision: number,
): Promise<SaveOutcome> {
  try {
    return await ask(projectsRoutes.saveAnswers, { ...key, step, revision, answers });
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'projects.case-changed') throw error;
    const { filled } = await ask(projectsRoutes.case, key);
    if (filled === null || filled.step !== step) throw error;
    return { theirs: { answers: filled.answers, revision: filled.revision } };
  }
}

async function upload(region: string, file: File): Promise<FileReference> {
  const kept = await ask(
    platformRoutes.attach,
    { name: file.name, region },
    { file: new Blob([file], { type: 'application/octet-stream' }) },
  );
  return { region, id: kept.id, name: kept.name, size: kept.size };
}
