import './publishing/publishing.css';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { ask } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { Filters } from '#web/ui/filters.tsx';
import { complain, tell } from '#web/ui/notices.tsx';
import { Page } from '#web/ui/Page.tsx';
import type { Checked } from './answers.ts';
import { LoadPublished } from './publishing/LoadPublished.tsx';
import { Preview } from './publishing/Preview.tsx';
import { ProblemList } from './publishing/ProblemList.tsx';
import { jumpTo, YamlEditor } from './publishing/YamlEditor.tsx';

const DRAFT = 'publish-programme';
const LARGEST = 1_000_000;

/** 发布计划: bring a definition, see what is wrong with it and what it would show, then publish. */
/** What was typed here before and not published yet. */
function draftedYaml(): string {
  const kept = draft(DRAFT)?.yaml;
  return typeof kept === 'string' ? kept : '';
}

export function PublishPage() {
  const [yaml, setYaml] = useState(draftedYaml);
  const [checked, setChecked] = useState<{ yaml: string; result: Checked } | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const upload = useRef<HTMLInputElement>(null);
  const publish = useDo(programmesRoutes.publish);
  const navigate = useNavigate();
  const fresh = checked?.yaml === yaml ? checked.result : null;

  function write(text: string): void {
    setYaml(text);
    keepDraft(DRAFT, { yaml: text });
  }

  async function check(text: string): Promise<void> {
    setChecked({ yaml: text, result: await ask(programmesRoutes.check, { yaml: text }) });
  }

  async function bring(text: string): Promise<void> {
    write(text);
    await check(text).catch(complain);
  }

  async function bringFile(file: File): Promise<void> {
    if (file.size > LARGEST) return tell(`文件有 ${Math.ceil(file.size / 1024)} KB，定义不能超过 1 MB`, true);
    await bring(await file.text());
  }

  async function send(): Promise<void> {
    const { id, version } = await publish({ yaml });
    dropDraft(DRAFT);
    tell(`已发布第 ${version} 版`);
    await navigate(paths.programme(id));
  }

  return (
    <Page
      title="发布计划"
      breadcrumbs={[{ label: '已发布的计划', to: paths.published() }]}
      lead="粘贴或上传定义，检查通过并预览后发布。已发布的版本不再改动，修订须发布新版本"
      actions={
        <>
          <Act
            label="检查"
            disabledBecause={yaml.trim() === '' ? '请先粘贴或上传定义' : undefined}
            onClick={() => check(yaml)}
          />
          <Act
            kind="primary"
            label="发布"
            disabledBecause={whyNotPublish(yaml, fresh, checked !== null)}
            confirm={{
              title: '发布这个版本？',
              body: '发布后立即按它计算各项目标；这个版本不能再改，只能再发布新版本。',
              ok: '发布',
            }}
            onClick={send}
          />
        </>
      }
    >
      <Filters>
        <div className="filter">
          <span>上传定义</span>
          <Act label="选择 .yaml 文件" onClick={() => upload.current?.click()} />
          <input
            ref={upload}
            type="file"
            accept=".yaml,.yml"
            aria-label="上传文件"
            className="unseen"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void bringFile(file).catch(complain);
              event.target.value = '';
            }}
          />
        </div>
        <LoadPublished onLoad={(text) => void bring(text)} />
      </Filters>
      <div className="publishing">
        <YamlEditor
          text={area}
          value={yaml}
          onChange={write}
          onFile={(file) => void bringFile(file).catch(complain)}
          problems={fresh?.problems ?? []}
        />
        <div className="publishing-result" aria-live="polite">
          {checked === null && (
            <p className="quiet">检查后，这里列出问题所在的行和列；没有错误时显示今日数据下的预览。</p>
          )}
          {checked !== null && fresh === null && <p className="note">定义已改动，请重新检查。</p>}
          {fresh !== null && (
            <ProblemList problems={fresh.problems} onPick={(problem) => jumpTo(area.current, problem)} />
          )}
        </div>
      </div>
      {fresh?.preview && <Preview preview={fresh.preview} />}
    </Page>
  );
}

function whyNotPublish(yaml: string, fresh: Checked | null, checkedBefore: boolean): string | undefined {
  if (yaml.trim() === '') return '请先粘贴或上传定义';
  if (fresh === null) return checkedBefore ? '定义改动后尚未重新检查' : '请先检查';
  if (fresh.problems.some(({ severity }) => severity === 'error')) return '定义还有错误';
  if (fresh.preview === null) return '没有可发布的内容';
  return fresh.preview.publish === true ? undefined : fresh.preview.publish;
}
