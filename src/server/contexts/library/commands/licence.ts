import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { checkPublished, refusedAs, stillPublished } from '#core/library/licence.ts';
import { command } from '../../../platform/command.ts';
import { libraryPermissions as permitted } from '../permissions.ts';
import { type Entry, entryOf, hasLicence, noteLicence, settle } from '../store.ts';
import { tellEditors, tellOrganisation } from '../telling.ts';

const entry = ({ region, id, title }: Entry, more: Readonly<Record<string, unknown>> = {}) => ({
  subject: { kind: 'library-entry', id },
  region,
  detail: { title, ...more },
});

/** 授权公开: by the head of the organisation, for a scope. A narrower one narrows at once what is published. */
export const grantLicence = command({
  name: 'library.grant',
  input: contract.library.grantLicence.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.grant,

  async run(tx, { version, scope, note }, found, caller) {
    if (found.granted === scope) throw new Refusal('conflict', 'library.granted-already', { scope });
    const published = stillPublished(found.published, scope);
    await noteLicence(tx, caller, found, { act: '授权', scope, note });
    await settle(tx, found, version, {
      granted: scope,
      published,
      ...(published === null ? { published_on: null } : {}),
    });
    await tellEditors(tx, caller, found, `已授权公开到${scope}`);
    return { id: found.id };
  },
  record: ({ scope }, found) => entry(found, { scope }),
});

/** 收回授权: nobody outside reads the entry from that moment on. 不授权, where nothing was decided yet. */
export const revokeLicence = command({
  name: 'library.revoke',
  input: contract.library.revokeLicence.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.grant,

  async run(tx, { version, note }, found, caller) {
    const act = refusedAs(found.granted, await hasLicence(tx, found));
    await noteLicence(tx, caller, found, { act, scope: null, note });
    await settle(tx, found, version, { granted: null, published: null, published_on: null });
    const told = act === '不授权' ? '单位决定不授权公开' : '授权已经收回';
    await tellEditors(tx, caller, found, found.published === null ? told : `${told}，案例停止公开`);
    return { id: found.id };
  },
  record: (_input, found) => entry(found, { act: found.granted === null ? '不授权' : '收回授权' }),
});

/** 公开, within what the organisation granted. */
export const publishEntry = command({
  name: 'library.publish',
  input: contract.library.publishEntry.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.edit,

  async run(tx, { version, scope }, found, caller) {
    checkPublished(scope, found.granted);
    if (found.published === scope) throw new Refusal('conflict', 'library.published-already', { scope });
    await noteLicence(tx, caller, found, { act: '公开', scope, note: '' });
    await settle(tx, found, version, { published: scope, published_on: caller.today });
    await tellOrganisation(tx, caller, found, `案例已公开到${scope}`);
    return { id: found.id };
  },
  record: ({ scope }, found) => entry(found, { scope }),
});

/** 停止公开; the grant stays, and it may be published again. */
export const withdrawEntry = command({
  name: 'library.withdraw',
  input: contract.library.withdrawEntry.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.edit,

  async run(tx, { version, note }, found, caller) {
    if (found.published === null) throw new Refusal('conflict', 'library.not-published');
    await noteLicence(tx, caller, found, { act: '停止公开', scope: null, note });
    await settle(tx, found, version, { published: null, published_on: null });
    await tellOrganisation(tx, caller, found, `案例已停止公开：${note}`);
    return { id: found.id };
  },
  record: (_input, found) => entry(found),
});
