import { useSuspenseQuery } from '@tanstack/react-query';
import { exchangeRoutes } from '#contract/exchange.ts';
import { asking } from '#web/client.ts';
import { Page, Section } from '#web/ui/Page.tsx';
import './exchange.css';
import { Imports } from './import/Imports.tsx';
import { Upload } from './import/Upload.tsx';
import { Templates } from './sheets/Templates.tsx';

/** 数据导入导出. */
export function ExchangePage() {
  const { data } = useSuspenseQuery(asking(exchangeRoutes.templates, {}));
  return (
    <Page
      title="数据交换"
      lead="下载模板，在表格软件中填好，再整份上传。系统先逐行核对，列出将新增、修改和不能导入的行；您确认之后才写入，要么全部写入，要么一行不写。"
    >
      <Section title="上传">
        <Upload may={data.can.import} />
      </Section>
      <Section title="下载模板与数据">
        <Templates templates={data} />
      </Section>
      <Section title="我的导入记录" plain>
        <Imports />
      </Section>
    </Page>
  );
}
