import { useSuspenseQuery } from '@tanstack/react-query';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { Choice, optionsOf } from '#web/ui/filters.tsx';

type State = {
  call: string | undefined;
  step: string | undefined;
  outcome: string | undefined;
  kind: string | undefined;
  field: string | undefined;
};

/** Filters that the procedure of one call knows: its steps, outcomes, kinds and fields. */
export function OfCall({ id, state, change }: { id: string; state: State; change: (changes: Partial<State>) => void }) {
  const { data: call } = useSuspenseQuery(asking(projectsRoutes.call, { id }));
  return (
    <>
      <Choice
        label="征集"
        options={[{ value: id, label: call.title }]}
        value={state.call}
        onChange={(next) =>
          change(
            next === undefined ? { call: next, step: next, outcome: next, kind: next, field: next } : { call: next },
          )
        }
      />
      <Choice
        label="环节"
        options={call.steps.map((step) => ({ value: step.id, label: step.name }))}
        value={state.step}
        onChange={(step) => change({ step })}
      />
      <Choice
        label="结果"
        options={optionsOf(call.outcomes)}
        value={state.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      {call.kinds.length > 0 && (
        <Choice label="类别" options={optionsOf(call.kinds)} value={state.kind} onChange={(kind) => change({ kind })} />
      )}
      {call.fields.length > 0 && (
        <Choice
          label="领域"
          options={optionsOf(call.fields.map(({ name }) => name))}
          value={state.field}
          onChange={(field) => change({ field })}
        />
      )}
    </>
  );
}
