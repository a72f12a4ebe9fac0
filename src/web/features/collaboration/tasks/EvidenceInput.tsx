import { Button } from 'antd';
import { AttachAct } from '../pick/Attached.tsx';
import { rememberName, useKnownName } from '../pick/known-names.ts';

type Kept = { readonly region: string; readonly id: string };

const MOST = 10;

/** 佐证: files sent already, which become evidence when the report is. */
export function EvidenceInput({
  region,
  value = [],
  onChange,
}: {
  region: string;
  value?: readonly Kept[];
  onChange?: (files: readonly Kept[]) => void;
}) {
  const nameOf = useKnownName();
  return (
    <div className="coll-editor">
      {value.length > 0 && (
        <ul className="work-files">
          {value.map(({ id }) => (
            <li key={id}>
              {nameOf(id) ?? '附件'}
              <Button
                type="text"
                size="small"
                aria-label={`去掉 ${nameOf(id) ?? '附件'}`}
                onClick={() => onChange?.(value.filter((file) => file.id !== id))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      {value.length < MOST && (
        <AttachAct
          label="上传文件"
          describes="上传文件：佐证材料"
          region={region}
          disabledBecause
          onAttached={async ({ id, name }) => {
            rememberName(id, name);
            onChange?.([...value, { region, id }]);
          }}
        />
      )}
    </div>
  );
}
