import { useSuspenseQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { exchangeRoutes } from '#contract/exchange.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Choice } from '#web/ui/filters.tsx';
import { usePlace } from '#web/ui/standing.ts';
import type { Templates as All, Template } from '../answers.ts';

/** Which sheets there are and what goes into them; download them empty, or filled with what is known. */
export function Templates({ templates: { sheets, can } }: { templates: All }) {
  const [chosen, choose] = useState<string[]>(() => sheets.map(({ key }) => key));
  const place = usePlace();
  const { data: regions } = useSuspenseQuery(asking(organisationsRoutes.regions, {}));
  const [region, setRegion] = useState(place.region);
  const none = chosen.length === 0 ? '请至少勾选一个工作表' : true;
  const fetchFilled = (filled: 'yes' | 'no') =>
    download(exchangeRoutes.workbook, { filled, sheet: chosen, region: place.region ?? region });
  const toggle = (key: string) =>
    choose(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);

  return (
    <>
      <ul className="exchange-sheets" aria-label="工作表">
        {sheets.map((sheet) => (
          <li key={sheet.key}>
            <Checkbox checked={chosen.includes(sheet.key)} onChange={() => toggle(sheet.key)}>
              <strong>{sheet.sheet}</strong>
            </Checkbox>
            <p className="quiet">{sheet.about}</p>
            {sheet.can.import !== true && <p className="quiet">导入{sheet.can.import}。</p>}
            <Columns sheet={sheet} />
          </li>
        ))}
      </ul>
      <div className="exchange-acts">
        {place.region === undefined && (
          <Choice
            label="范围"
            placeholder="本人职责范围"
            options={regions.map(({ code, name }) => ({ value: code, label: name }))}
            value={region}
            onChange={setRegion}
          />
        )}
        <Act label="下载空白模板" disabledBecause={none} onClick={() => fetchFilled('no')} />
        <Act
          label="下载现有数据"
          kind="primary"
          disabledBecause={can.export === true ? none : can.export}
          onClick={() => fetchFilled('yes')}
        />
        <p className="quiet">现有数据改好后可原样传回，没有改动的行不受影响。</p>
      </div>
    </>
  );
}

function Columns({ sheet }: { sheet: Template }) {
  return (
    <details>
      <summary>{sheet.columns.length} 列</summary>
      <dl className="exchange-columns">
        {sheet.columns.map(({ head, required, note }) => (
          <div key={head}>
            <dt>
              {head}
              {required && <span className="tag amber">必填</span>}
            </dt>
            {note !== '' && <dd className="quiet">{note}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
}
