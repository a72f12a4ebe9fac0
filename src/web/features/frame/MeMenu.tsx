import { POST_KINDS } from '#core/identity/post.ts';
import { leave } from '#web/features/identity/leaving.ts';
import { useMe } from '#web/features/identity/me.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { complain } from '#web/ui/notices.tsx';
import { Popup } from '#web/ui/Popup.tsx';

export function MeMenu() {
  const me = useMe();
  const first = me.posts[0];
  return (
    <Popup
      label="我的菜单"
      className="me-menu"
      align="end"
      button={
        <>
          <span className="me-mark" aria-hidden="true">
            {me.name.slice(0, 1)}
          </span>
          <span className="me-name">
            <strong>{me.name}</strong>
            {first && <span>{first.office ?? POST_KINDS[first.kind].name}</span>}
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <ul className="me-posts" aria-label="我的岗位">
            {me.posts.map((post) => (
              <li key={post.id}>
                <strong>{POST_KINDS[post.kind].name}</strong>
                <span className="quiet">
                  {post.organisationName}
                  {post.office !== null && ` · ${post.office}`}
                </span>
              </li>
            ))}
          </ul>
          <ul className="popup-list">
            <li>
              <Go to={paths.me()} onClick={close}>
                我的账号
              </Go>
            </li>
            <li>
              <button type="button" onClick={() => void leave().catch(complain)}>
                退出登录
              </button>
            </li>
          </ul>
        </>
      )}
    </Popup>
  );
}
