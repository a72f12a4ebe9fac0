import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { schoolYears } from '#core/kernel/calendar.ts';
import { isDay } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { OBLIGATION_LABELS } from '#core/programmes/duties/duties.ts';
import { evaluate, prepare } from '#core/programmes/evaluate.ts';
import { readFacts } from '#core/programmes/given-facts.ts';
import { type Problem, readDefinition } from '#core/programmes/read.ts';
import { publish } from '../contexts/programmes/commands/publish.ts';
import { openPlatform } from '../open.ts';
import { noFreshness, systemCaller } from '../platform/system-caller.ts';
import { readSettings } from '../settings.ts';
import { figuresOf, printFigures } from './figure-lines.ts';
import { Usage } from './report.ts';

export function programmeCommand(program: Command): void {
  const programme = program.command('programme').description('check, evaluate and publish programme definitions');

  programme
    .command('check <file>')
    .description('check a definition; problems are named with line and column')
    .option('--json', 'answer as JSON')
    .action((file: string, { json }: { json?: boolean }) => {
      const read = readDefinition(text(file));
      const ok = 'definition' in read;
      if (json === true) console.log(JSON.stringify({ file, ok, problems: read.problems }, null, 2));
      else print(file, read.problems, ok);
      if (!ok) process.exitCode = 1;
    });

  programme
    .command('evaluate <file>')
    .description('evaluate a definition on given facts, without any database')
    .requiredOption(
      '--facts <file>',
      'facts as JSON: { "schools": ["A", { "subject": "B", "from": "2015-09-01" }], … }',
    )
    .requiredOption('--on <date>', 'the day, e.g. 2017-12-31')
    .option('--json', 'answer as JSON')
    .action((file: string, { facts, on, json }: { facts: string; on: string; json?: boolean }) => {
      if (!isDay(on)) throw new Usage('--on takes a day, e.g. 2017-12-31');
      const definition = definitionIn(file);
      const given = readFacts(readJson(facts));
      const calendar = schoolYears(
        parse(readFileSync(new URL('../../../calendars/shanghai.yaml', import.meta.url), 'utf8')),
      );
      const evaluation = evaluate(prepare(definition, given, calendar), on);
      if (json === true) {
        console.log(
          JSON.stringify(
            {
              ...figuresOf(definition, evaluation),
              duties: evaluation.duties.map(({ duty, counts, owers }) => ({
                id: duty.id,
                statement: duty.statement,
                counts,
                owers: owers.map(({ key, label, obligations }) => ({
                  key,
                  label,
                  obligations: obligations.map(({ window, state, metOn }) => ({
                    from: window.from,
                    to: window.to,
                    state,
                    metOn: metOn ?? null,
                  })),
                })),
              })),
              stages: evaluation.stages.map(({ stage, state, tasks }) => ({
                id: stage.id,
                name: stage.name,
                state,
                tasks: tasks.map(({ task, state: taskState }) => ({ id: task.id, state: taskState })),
              })),
            },
            null,
            2,
          ),
        );
        return;
      }
      printFigures(definition, evaluation);
      for (const { duty, counts } of evaluation.duties) {
        const told = Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([state, count]) => `${OBLIGATION_LABELS[state as keyof typeof OBLIGATION_LABELS]} ${count}`);
        console.log(`${duty.id}  ${duty.statement}：${told.join('，') || '无人承担'}`);
      }
    });

  programme
    .command('publish <file>')
    .description('publish a version of a definition in the database')
    .action(async (file: string) => {
      const platform = await openPlatform(readSettings());
      try {
        const { id, version } = await publish(systemCaller(platform.database, noFreshness, '命令行'), {
          yaml: text(file),
        });
        console.log(`${id} version ${version} is published`);
      } finally {
        await platform.close();
      }
    });
}

function definitionIn(file: string): Definition {
  const read = readDefinition(text(file));
  if ('definition' in read) return read.definition;
  print(file, read.problems, false);
  throw new Error(`${file} is not a definition yet`);
}

function print(file: string, problems: readonly Problem[], ok: boolean): void {
  for (const { line, column, severity, path, message } of problems)
    console.error(`${file}:${line}:${column} ${severity === 'error' ? '错误' : '提醒'} ${path} ${message}`);
  if (ok) console.log(`${file}: ${problems.length === 0 ? '没有问题' : `${problems.length} 处提醒`}`);
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Usage(`cannot read ${file}`);
  }
}

function readJson(file: string): unknown {
  const written = text(file);
  try {
    return JSON.parse(written) as unknown;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}
