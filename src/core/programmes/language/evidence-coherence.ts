import type { Definition } from '../definition.ts';
import type { Procedure } from './procedure.ts';
import type { Segments } from './schema-messages.ts';
import { strangeWords } from './strange-words.ts';

/** 依据材料写得是否前后一致：its dimensions are those of the sheet, and its facts are words of the vocabulary. */
export function checkEvidence(
  { steps }: Procedure,
  definition: Definition,
  at: Segments,
  report: (segments: Segments, message: string, severity?: 'error' | 'warning') => void,
): void {
  steps.forEach(({ evidence = [], instrument }, index) => {
    const sheet = definition.instruments?.find((each) => each.id === instrument);
    evidence.forEach(({ dimension, of }, line) => {
      const here = [...at, 'steps', index, 'evidence', line];
      if (dimension !== undefined && !sheet?.dimensions.some((each) => each.id === dimension))
        report([...here, 'dimension'], `这个环节的 instrument 中没有“${dimension}”`);
      if (typeof of === 'object' && 'participants' in of)
        report([...here, 'of'], '依据材料取自事实，例如 { fact: projects.established }');
      for (const { path, message } of strangeWords(of)) report([...here, 'of', ...path], message, 'warning');
    });
  });
}
