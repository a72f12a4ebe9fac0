import { readFileSync } from 'node:fs';
import { readDefinition } from '#core/programmes/read.ts';

/** Prints what is wrong with the definitions named on the command line; fails when one has an error. */
for (const file of process.argv.slice(2)) {
  const reading = readDefinition(readFileSync(file, 'utf8'));
  for (const { line, column, path, message, severity } of reading.problems)
    console.log(`${file}:${line}:${column} ${severity === 'error' ? '错误' : '提醒'} ${path} ${message}`);
  if ('definition' in reading) console.log(`${file} 可用`);
  else process.exitCode = 1;
}
