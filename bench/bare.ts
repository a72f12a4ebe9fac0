// The floor: Node's http and pg, the same SQL with the same values, and nothing else — no session, no permission, no schema.
// Row-level security still asks whose eyes it is: a session's hash is a setting of every connection.
// node bench/bare.ts OWNER_URL QUERIES_JSON [SESSION] → prints its port.
import { createServer } from 'node:http';
import pg from 'pg';
import { urlOf } from '../src/server/platform/database/roles.ts';

const [ownerUrl = '', queries = '{}', session = ''] = process.argv.slice(2);
const known = JSON.parse(queries) as Record<string, { sql: string; parameters: unknown[] }>;
const pool = new pg.Pool({
  connectionString: urlOf('jiamenkou_reader', ownerUrl),
  max: 10,
  options: `-c timezone=Asia/Shanghai -c app.session=${session}`,
});

const server = createServer((request, response) => {
  const query = known[(request.url ?? '').slice(1)];
  if (query === undefined) {
    response.writeHead(404).end();
    return;
  }
  pool.query(query.sql, query.parameters).then(
    ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ rows })),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
