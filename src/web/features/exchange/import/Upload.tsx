import { type DragEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { exchangeRoutes, XLSX } from '#contract/exchange.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';

const LIMIT = exchangeRoutes.upload.upload?.maxBytes ?? 0;

/** A workbook dropped here, or chosen by button, is sent and leads to its preview. */
export function Upload({ may }: { may: true | string }) {
  const send = useDo(exchangeRoutes.upload);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const label = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || may !== true || sending !== null) return;
    const fault = whyNot(file);
    setRefused(fault);
    if (fault !== null) return;
    setSending(file.name);
    try {
      const { id } = await send({ name: file.name }, new Blob([file], { type: XLSX }));
      void navigate(paths.import(id));
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : '文件没有传上去，请再试一次');
      setSending(null);
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <div
      className={over ? 'exchange-drop over' : 'exchange-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept={`.xlsx,${XLSX}`}
        className="unseen"
        tabIndex={-1}
        aria-labelledby={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          void take(file);
        }}
      />
      <p id={label}>{sending === null ? '把填好的工作簿拖到这里，或者' : `正在上传“${sending}”…`}</p>
      <Act
        label="选择 .xlsx 文件"
        kind="primary"
        disabledBecause={sending === null ? may : '正在上传'}
        onClick={() => input.current?.click()}
      />
      <p className="quiet">不超过 {LIMIT / 1024 / 1024} MB。上传后只核对、不写入，可以放心试。</p>
      {refused !== null && (
        <p className="refused" role="alert">
          <span aria-hidden="true">▲ </span>
          {refused}
        </p>
      )}
    </div>
  );
}

/** What is known to be wrong before anything is sent. */
function whyNot(file: File): string | null {
  if (!/\.xlsx$/i.test(file.name))
    return `“${file.name}”不是 .xlsx 文件。请用表格软件另存为“Excel 工作簿（.xlsx）”后再上传`;
  if (file.size > LIMIT) return `“${file.name}”超过 ${LIMIT / 1024 / 1024} MB。请按工作表分成几份上传`;
  return file.size === 0 ? `“${file.name}”是空文件` : null;
}
