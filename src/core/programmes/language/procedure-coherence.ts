import type { Definition } from '../definition.ts';
import { checkCarrying } from './carrying-coherence.ts';
import { checkCommunities } from './community-coherence.ts';
import { checkEvidence } from './evidence-coherence.ts';
import { checkLibrary } from './library-coherence.ts';
import type { Instrument, Procedure, Step } from './procedure.ts';
import type { Segments } from './schema-messages.ts';

type Report = (segments: Segments, message: string, severity?: 'error' | 'warning') => void;

/**
 * 程序能否办理：a procedure with `call` is carried out on the platform, so everything that this needs has to be there — who acts
 * at each step, what is filled and scored, and a way from every step to an outcome.
 */
export function checkProcedure(procedure: Procedure, definition: Definition, at: Segments, report: Report): void {
  const { steps } = procedure;
  steps.forEach(({ instrument, form }, index) => {
    if (instrument !== undefined && !definition.instruments?.some(({ id }) => id === instrument))
      report([...at, 'steps', index, 'instrument'], `instruments 中没有 ${instrument}`);
    if (form !== undefined && !definition.forms?.some(({ id }) => id === form))
      report([...at, 'steps', index, 'form'], `forms 中没有 ${form}`);
  });
  if (procedure.call === undefined && procedure.library !== undefined)
    report([...at, 'library'], '只有能办理的程序才能收入案例库：写明 call，或删去 library');
  if (procedure.call === undefined) return;
  if (procedure.applicants === undefined) report([...at, 'call'], '写明了由谁发起，还须用 applicants 写明谁可以申报');
  if (procedure.call.by === 'applicant' || procedure.call.by === 'panel')
    report([...at, 'call', 'by'], '由谁发起须写岗位，例如 { posts: [district-officer], of: programme }');
  for (const role of procedure.applicants?.participants ?? [])
    if (!definition.participants?.some((participant) => participant.role === role))
      report([...at, 'applicants', 'participants'], `participants 中没有声明“${role}”`);
  if (steps[0]?.kind !== 'fill') report([...at, 'steps', 0, 'kind'], '第一个环节须是填报（fill）');
  steps.forEach((step, index) => {
    checkStep(step, procedure, definition.instruments ?? [], [...at, 'steps', index], report);
  });
  checkNames(procedure, at, report);
  checkCommunities(procedure, definition, at, report);
  checkEvidence(procedure, definition, at, report);
  checkWays(procedure, at, report);
  checkBlind(procedure, at, report);
  checkCarrying(procedure, definition, at, report);
  checkLibrary(procedure, definition, [...at, 'library'], report);
}

function checkStep(step: Step, procedure: Procedure, instruments: readonly Instrument[], at: Segments, report: Report) {
  const { kind, by, choices = [] } = step;
  if (by === undefined) report(at, '能办理的程序，每个环节都须用 by 写明办理人');
  if (kind === 'fill' && step.form === undefined) report(at, '填报环节须写明 form');
  if ((kind === 'recommend' || kind === 'decide') && choices.length === 0)
    report(at, `${kind === 'decide' ? '决定' : '审核推荐'}环节须用 choices 写明可作的决定`);
  if (kind !== 'recommend' && kind !== 'decide' && choices.length > 0)
    report([...at, 'choices'], '只有审核推荐和决定环节有 choices');
  if (kind === 'assign-panel' && step.experts === undefined) report(at, '组成专家组须用 experts 写明每件几位专家');
  if (kind === 'announce' && step.limit === undefined) report(at, '公示须用 limit 写明天数');
  if (step.upheld !== undefined && !procedure.steps.some(({ id }) => id === step.upheld))
    report([...at, 'upheld'], `steps 中没有 ${step.upheld}`);
  if (by === 'panel' && kind !== 'score') report([...at, 'by'], '专家组只在评审环节办理');
  if (kind === 'score') checkScoring(step, procedure, instruments, at, report);
}

function checkScoring(
  step: Step,
  { steps }: Procedure,
  instruments: readonly Instrument[],
  at: Segments,
  report: Report,
) {
  const seated = steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === step.id),
    )
    .findLast(({ kind }) => kind === 'assign-panel');
  if (step.by !== 'panel') report([...at, 'by'], '评审由专家组办理：by: panel');
  if (seated === undefined) report(at, '评审之前须有组成专家组的环节');
  else if (step.quorum !== undefined && step.quorum > (seated.experts ?? 0))
    report([...at, 'quorum'], '多于每件的专家人数');
  const instrument = instruments.find(({ id }) => id === step.instrument);
  if (instrument === undefined) report(at, '评审须写明 instrument');
  else if (
    instrument.dimensions.some(
      ({ points, criteria = [] }) =>
        points === undefined && (criteria.length === 0 || criteria.some((criterion) => criterion.points === undefined)),
    )
  )
    report([...at, 'instrument'], `${instrument.id} 还没有写明各项的分值 points`);
}

/** What is led to is a step or an outcome, and what facts hang on is a choice or an outcome. */
function checkNames(procedure: Procedure, at: Segments, report: Report) {
  const { steps, outcomes = [], kinds = [], yields = [], limits = [] } = procedure;
  const known = (name: string) => outcomes.includes(name) || steps.some(({ id }) => id === name);
  steps.forEach(({ leads, choices = [] }, index) => {
    if (leads !== undefined && !known(leads))
      report([...at, 'steps', index, 'leads'], `既没有环节也没有结果叫“${leads}”`);
    if (leads === undefined && choices.length === 0 && index === steps.length - 1)
      report([...at, 'steps', index], '最后一个环节须用 leads 写明结果');
    choices.forEach((choice, number) => {
      if (!known(choice.leads))
        report([...at, 'steps', index, 'choices', number, 'leads'], `既没有环节也没有结果叫“${choice.leads}”`);
      if (choices.findIndex(({ name }) => name === choice.name) < number)
        report(
          [...at, 'steps', index, 'choices', number, 'name'],
          `同一环节已有决定“${choice.name}”：删去一个，或改用不同的名称`,
        );
    });
  });
  const said = steps.flatMap(({ choices = [] }) => choices.map(({ name }) => name));
  yields.forEach(({ on, kind, until = [] }, index) => {
    for (const name of [on, ...until])
      if (!said.includes(name) && !known(name)) report([...at, 'yields', index], `没有决定、环节或结果叫“${name}”`);
    if (kind !== undefined && !kinds.includes(kind)) report([...at, 'yields', index, 'kind'], `kinds 中没有“${kind}”`);
  });
  limits.forEach(({ kind }, index) => {
    if (kind !== undefined && !kinds.includes(kind)) report([...at, 'limits', index, 'kind'], `kinds 中没有“${kind}”`);
  });
}

/** Whoever applies is known once it was announced or established, so nothing is reviewed blindly after that; a case sent back is begun anew. */
function checkBlind({ steps, yields = [] }: Procedure, at: Segments, report: Report) {
  const established = yields.flatMap(({ fact, on }) => (fact === 'projects.established' ? on : []));
  const onward = ({ choices = [], leads }: Step, index: number): (string | undefined)[] =>
    choices.length > 0
      ? choices.filter(({ returns }) => returns !== true).map((choice) => choice.leads)
      : [leads ?? steps[index + 1]?.id];
  const tells = ({ id, kind }: Step) => kind === 'announce' || established.includes(id);
  const known = new Set<string | undefined>();
  const visit = (id: string | undefined): void => {
    const index = steps.findIndex((step) => step.id === id);
    if (index === -1 || known.has(id)) return;
    known.add(id);
    for (const next of onward(steps[index]!, index)) visit(next);
  };
  steps.forEach((step, index) => {
    if (tells(step)) for (const next of onward(step, index)) visit(next);
  });
  steps.forEach(({ id, name, blind }, index) => {
    if (blind === true && known.has(id))
      report([...at, 'steps', index, 'blind'], `“${name}”在公示或立项之后，申报单位已经公开，不能盲审：删去 blind`);
  });
}

/** Every step is come to from the first, and from every step an outcome is come to. */
function checkWays({ steps }: Procedure, at: Segments, report: Report) {
  const onward = (step: Step, index: number): string[] => [
    ...((step.choices ?? []).length > 0
      ? (step.choices ?? []).map(({ leads }) => leads)
      : [step.leads ?? steps[index + 1]?.id ?? '']),
    ...(step.upheld === undefined ? [] : [step.upheld]),
  ];
  const ways = new Map(steps.map((step, index) => [step.id, onward(step, index)]));
  const reached = new Set<string>();
  const visit = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const next of ways.get(id) ?? []) visit(next);
  };
  visit(steps[0]?.id ?? '');
  const ending = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [id, next] of ways)
      if (!ending.has(id) && next.some((name) => !ways.has(name) || ending.has(name))) {
        ending.add(id);
        grew = true;
      }
  }
  steps.forEach(({ id, name }, index) => {
    if (!reached.has(id)) report([...at, 'steps', index], `没有环节通向“${name}”`);
    else if (!ending.has(id)) report([...at, 'steps', index], `从“${name}”到不了任何结果`);
  });
}
