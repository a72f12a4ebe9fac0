import { Button } from 'antd';
import { use, useRef, useState } from 'react';
import type { FileReference } from '#core/forms/answer.ts';
import { LIMITS, type QuestionOf } from '#core/forms/question.ts';
import { Refused } from '#web/ask.ts';
import { FillingContext } from './filling.ts';

/** 附件: files go to the platform's store at once; the answer holds what they are called there. */
export function FileAnswer({
  id,
  question,
  answer,
  onChange,
  disabled,
}: {
  id: string;
  question: QuestionOf<'file'>;
  answer: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}) {
  const filling = use(FillingContext);
  const input = useRef<HTMLInputElement>(null);
  const [bringing, setBringing] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const files = Array.isArray(answer) ? (answer as FileReference[]) : [];
  const most = question.allowMultiple === true ? (question.maxFiles ?? LIMITS.files) : 1;

  async function bring(chosen: readonly File[]): Promise<void> {
    if (filling === null) return;
    setRefused(null);
    let held = files;
    for (const file of chosen) {
      const fault = faultOf(file, question, held.length >= most ? most : undefined);
      if (fault !== null) return setRefused(fault);
      setBringing(file.name);
      try {
        held = [...held, await filling.upload(file)];
        onChange(held);
      } catch (error) {
        if (!(error instanceof Refused)) console.error(error);
        setRefused(`“${file.name}”没有上传成功：${error instanceof Refused ? error.message : '请再试一次'}`);
        return;
      } finally {
        setBringing(null);
      }
    }
  }

  const remove = (file: FileReference) => {
    const left = files.filter((each) => each.id !== file.id);
    onChange(left.length === 0 ? undefined : left);
  };

  return (
    <div className="file-answer">
      {files.length > 0 && (
        <ul className="form-files">
          {files.map((file) => (
            <li key={file.id}>
              <a className="go" href={filling?.hrefOf(file)}>
                {file.name}
              </a>
              <span className="quiet number">{sizeInWords(file.size)}</span>
              <Button
                size="small"
                type="text"
                danger
                aria-label={`删去 ${file.name}`}
                disabled={disabled}
                onClick={() => remove(file)}
              >
                删去
              </Button>
            </li>
          ))}
        </ul>
      )}
      {files.length < most && (
        <Button
          disabled={disabled}
          loading={bringing !== null}
          onClick={() => input.current?.click()}
          aria-describedby={`${id}-hint ${id}-fault`}
        >
          {bringing === null ? (files.length === 0 ? '选择文件' : '再添加') : `正在上传 ${bringing}`}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple={most > 1}
        accept={question.acceptedTypes}
        onChange={(event) => {
          void bring([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {refused !== null && (
        <p className="asked-fault" role="alert">
          <span aria-hidden="true">▲ </span>
          {refused}
        </p>
      )}
    </div>
  );
}

function faultOf(
  file: File,
  { maxSize = LIMITS.fileSize, acceptedTypes }: QuestionOf<'file'>,
  full: number | undefined,
): string | null {
  if (full !== undefined) return `最多 ${full} 个附件`;
  if (file.size > maxSize) return `“${file.name}”太大（${sizeInWords(file.size)}），最大 ${sizeInWords(maxSize)}`;
  const types = acceptedTypes?.split(/, ?/) ?? [];
  const fits = types.length === 0 || types.some((type) => file.name.toLowerCase().endsWith(type));
  return fits ? null : `“${file.name}”不是所要的类型，只收 ${types.join('、')}`;
}

function sizeInWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
}
