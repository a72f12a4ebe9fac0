import { Button } from 'antd';
import { useRef, useState } from 'react';
import { platformRoutes } from '#contract/platform.ts';
import { ask, Refused } from '#web/ask.ts';

const LIMIT = platformRoutes.attach.upload?.maxBytes ?? 0;

/** An attachment, sent as soon as it is chosen; the value is its id. */
export function AttachmentInput({
  id,
  value,
  onChange,
  region,
}: {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  region: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ pending?: boolean; name?: string; refused?: string }>({});

  async function send(file: File): Promise<void> {
    if (file.size > LIMIT) {
      setState({ refused: `“${file.name}”超过 ${LIMIT / 1024 / 1024} MB，请压缩后再传` });
      return;
    }
    setState({ pending: true, name: file.name });
    try {
      const kept = await ask(
        platformRoutes.attach,
        { name: file.name, region },
        { file: new Blob([file], { type: 'application/octet-stream' }) },
      );
      setState({ name: kept.name });
      onChange?.(kept.id);
    } catch (error) {
      setState({ refused: error instanceof Refused ? error.message : '附件没有传上去，请再试一次' });
    }
  }

  return (
    <div>
      <input
        ref={input}
        id={id}
        type="file"
        className="unseen"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button loading={state.pending === true} onClick={() => input.current?.click()}>
        {value ? '换一个附件' : '选择文件'}
      </Button>{' '}
      {value ? (
        <>
          <span>{state.name ?? '已上传附件'}</span>{' '}
          <Button type="text" size="small" onClick={() => onChange?.(null)}>
            移除
          </Button>
        </>
      ) : null}
      {state.refused !== undefined && (
        <p className="refused" role="alert">
          ▲ {state.refused}
        </p>
      )}
    </div>
  );
}
