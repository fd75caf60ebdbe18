// PostGraphile over the same tables, as its documentation sets it up: the tenant in pgSettings, so that it opens a
// transaction and sets them for each request.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { ORGANIZATION_HEADER, POOL_SIZE, announce, databaseUrl } from './shared/settings.ts';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: databaseUrl,
      schemas: ['public'],
      poolConfig: { max: POOL_SIZE, options: '-c timezone=UTC' },
    }),
  ],
  // It hides what no full index supports, and ours of a course's sessions leaves out what was corrected.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  // Plain lists beside connections: its users take them where no page is wanted.
  schema: { defaultBehavior: '+list +connection' },
  grafserv: { graphqlPath: '/', graphiql: false, websockets: false },
  grafast: {
    explain: false,
    context: ({ node }: { readonly node?: { readonly req: IncomingMessage } }) => ({
      pgSettings: {
        'app.organization_id': String(node?.req.headers[ORGANIZATION_HEADER]),
        'app.clinic_ids': '*',
      },
    }),
  },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
if (process.env.SDL)
  (await import('node:fs')).writeFileSync(
    process.env.SDL,
    (await import('graphql')).printSchema(await instance.getSchema()),
  );
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
