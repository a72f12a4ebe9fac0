import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';

/** No page lives at this address. */
export function Lost() {
  return (
    <Page title="没有这个页面">
      <Empty title="地址可能输错了，或者这个页面已经移走" action={<Act label="回到首页" to="/" kind="primary" />} />
    </Page>
  );
}
