import { createHmac } from 'node:crypto';
import type pg from 'pg';

/** The accounts the service logs in with. None owns a table; none may pass by row-level security. */
export const ROLES = ['jiamenkou_app', 'jiamenkou_reader', 'jiamenkou_system'] as const;
export type Role = (typeof ROLES)[number];

/** A role's password follows from the owner's: several servers on one database agree without sharing a file. */
export function passwordOf(role: Role, ownerUrl: string): string {
  return createHmac('sha256', decodeURIComponent(new URL(canonical(ownerUrl)).password))
    .update(role)
    .digest('base64url');
}

/** The owner's address with another role in its place. */
export function urlOf(role: Role, ownerUrl: string): string {
  const url = new URL(canonical(ownerUrl));
  url.username = role;
  url.password = passwordOf(role, ownerUrl);
  return url.toString().replace('@placeholder/', '@/');
}

/** Makes the roles, or sets them right. The owner must be allowed to create roles. */
export async function ensureRoles(client: pg.ClientBase, ownerUrl: string): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any ($1)', [
    ROLES,
  ]);
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of ROLES) {
    const password = client.escapeLiteral(passwordOf(role, ownerUrl));
    // Only a superuser may speak of these attributes on a role that exists, so they are settled when it is made.
    const powerless = 'nosuperuser nocreatedb nocreaterole noreplication';
    await client.query(
      present.has(role)
        ? `alter role ${role} login password ${password}`
        : `create role ${role} login ${powerless} password ${password}`,
    );
  }
  await client.query(`grant jiamenkou_system to current_user`);
  await client.query(`alter role jiamenkou_app set statement_timeout = '30s'`);
  await client.query(`alter role jiamenkou_reader set statement_timeout = '30s'`);
}

/** A socket's address has no host, which URL parsers refuse. */
function canonical(ownerUrl: string): string {
  return ownerUrl.replace('@/', '@placeholder/');
}
