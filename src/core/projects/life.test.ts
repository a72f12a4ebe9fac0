import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Procedure } from '../programmes/language/procedure.ts';
import { after, beginning, carriedOut, movesAt, type Standing, WITHDRAWN, wonOutcomes } from './life.ts';

const procedure: Procedure = {
  id: 'p',
  name: '程序',
  source: { section: '一' },
  subject: '一件',
  steps: [
    { id: 'fill', name: '填报', kind: 'fill' },
    {
      id: 'look',
      name: '审核',
      kind: 'recommend',
      choices: [
        { name: '推荐', leads: 'decide' },
        { name: '退回', leads: 'fill', returns: true },
      ],
    },
    {
      id: 'decide',
      name: '决定',
      kind: 'decide',
      choices: [
        { name: '同意', leads: 'notice' },
        { name: '不同意', leads: '未通过' },
      ],
    },
    { id: 'notice', name: '公示', kind: 'announce', upheld: 'decide' },
    { id: 'file', name: '归档', kind: 'archive', leads: '通过' },
  ],
  outcomes: ['通过', '未通过'],
};
const names = (step: string) => movesAt(procedure, step).map(({ name }) => name);
const at = (step: string): Standing => ({ step, outcome: null });

test('a step without choices is passed by the act of its kind, to the step written next', () => {
  expect(after(procedure, beginning(procedure), 'submit')).toEqual(at('look'));
  expect(after(procedure, at('notice'), 'finish')).toEqual(at('file'));
  expect(after(procedure, at('file'), 'archive')).toEqual({ step: null, outcome: '通过' });
});

test('a choice leads where the definition says, and an upheld objection back', () => {
  expect(after(procedure, at('look'), '退回')).toEqual(at('fill'));
  expect(after(procedure, at('decide'), '不同意')).toEqual({ step: null, outcome: '未通过' });
  expect(after(procedure, at('notice'), 'uphold')).toEqual(at('decide'));
});

test('what the step does not open is refused, and after the end everything', () => {
  const refused = expect.objectContaining({ kind: 'conflict', code: 'projects.case-not-so' });
  for (const move of ['submit', '同意', 'archive', '', 'constructor'])
    expect(() => after(procedure, at('look'), move)).toThrow(refused);
  expect(() => after(procedure, { step: null, outcome: '通过' }, 'archive')).toThrow(refused);
});

test('a case is taken back until something is decided, and no later', () => {
  expect(names('fill')).toContain('withdraw');
  expect(names('look')).toContain('withdraw');
  expect(names('decide')).not.toContain('withdraw');
  expect(after(procedure, at('look'), 'withdraw')).toEqual({ step: null, outcome: WITHDRAWN });
});

test('a definition without a call is on record, and not carried out', () => {
  expect(carriedOut(procedure)).toBeUndefined();
});

test('whatever is tried, a case is at a step or an outcome that its procedure knows', () => {
  const known = [...procedure.steps.map(({ id }) => id), ...(procedure.outcomes ?? []), WITHDRAWN];
  const tried = fc.array(fc.oneof(fc.nat(5), fc.string()), { maxLength: 30 });
  fc.assert(
    fc.property(tried, (moves) => {
      let standing: Standing = beginning(procedure);
      for (const move of moves) {
        const open = standing.step === null ? [] : names(standing.step);
        try {
          standing = after(procedure, standing, typeof move === 'number' ? (open[move % open.length] ?? 'x') : move);
        } catch (error) {
          expect(error).toMatchObject({ code: 'projects.case-not-so' });
        }
        expect(known).toContain(standing.step ?? standing.outcome);
      }
    }),
  );
});

test('where something is chosen, what was chosen comes to other outcomes than the rest', () => {
  expect(wonOutcomes(procedure).toSorted()).toEqual(['未通过', '通过']);
  const [fill, look, decide, notice, file] = procedure.steps;
  const choices = decide!.choices!.map((choice) => ({ ...choice, picks: choice.name === '同意' }));
  const choosing = { ...procedure, steps: [fill!, look!, { ...decide!, choices }, notice!, file!] };
  expect(wonOutcomes(choosing)).toEqual(['通过']);
});
