import { type RefObject, useRef } from 'react';
import type { Problem } from '../answers.ts';

const LINE = 20;

type Props = {
  value: string;
  onChange: (text: string) => void;
  onFile: (file: File) => void;
  problems: readonly Problem[];
  text: RefObject<HTMLTextAreaElement | null>;
};

/** The text of a definition with its line numbers; lines with a problem are marked. Takes a dropped file. */
export function YamlEditor({ value, onChange, onFile, problems, text }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;
  const worst = new Map<number, Problem['severity']>();
  for (const { line, severity } of problems) if (worst.get(line) !== 'error') worst.set(line, severity);

  return (
    <div
      className="editor"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      <div className="editor-gutter" ref={gutter} aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => (
          <div key={at} className={worst.get(at + 1)}>
            {at + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={text}
        aria-label="定义原文（YAML）"
        value={value}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        placeholder={'在此粘贴定义，或把 .yaml 文件拖到这里\n\nid: …\nversion: 1\ntitle: …'}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Puts the cursor where a problem is and brings its line into view. */
export function jumpTo(area: HTMLTextAreaElement | null, { line, column }: { line: number; column: number }): void {
  if (area === null) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  area.focus();
  area.setSelectionRange(Math.min(start + Math.max(column - 1, 0), end), end);
  area.scrollTop = Math.max((line - 1) * LINE - area.clientHeight / 3, 0);
  area.scrollLeft = 0;
}
