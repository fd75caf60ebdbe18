// Writes the SQL that answers each query of the query book next to it, as an owner's operation with its example
// variables: schema/operations/<concept>/<name>.sql. So that a review sees how a change of the code changes what is read.
//   node scripts/plans.mjs            writes the files
//   node scripts/plans.mjs --check    writes nothing, and fails where the committed files say something else
import './build.mjs';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { PgliteDriver } from '@mikro-orm/pglite';
import { getVariableValues, parse } from 'graphql';
import { format } from 'sql-formatter';

const { storedModel } = await import('../dist/src/mikro-orm.config.js');
const { principal } = await import('../dist/src/modules/access/authenticator.js');
const { nodes } = await import('../dist/src/nodes.js');
const { openOrm } = await import('../dist/src/platform/database/open-orm.js');
const { fieldOrigins } = await import('../dist/src/platform/graphql/field-origins.js');
const { SiteReader } = await import('../dist/src/platform/read-planner/ask.js');
const { compile } = await import('../dist/src/platform/read-planner/compile.js');
const { PlannedSchema } = await import('../dist/src/platform/read-planner/planned-schema.js');
const { ReadPlanner } = await import('../dist/src/platform/read-planner/read-planner.js');
const { Slot } = await import('../dist/src/platform/read-planner/slot.js');
const { toPublicId } = await import('../dist/src/platform/reads/public-id.js');
const { createSchema } = await import('../dist/src/schema.js');

const BOOK = 'schema/operations';
/** What the ids name that an operation cannot do without. Values are made up; only the type decides the statement. */
const TYPES_OF_IDS = {
  'technique-variation/technique-profile': { practitionerId: 'Practitioner', protocolId: 'Protocol' },
  'variation/carry-over': { versionId: 'ProtocolVersion' },
  'clinic/node': { id: 'Clinic' },
  'outcome/outcome-history': { id: 'Course' },
  'protocol/protocol-version-changes': { id: 'ProtocolVersion', earlierId: 'ProtocolVersion' },
  'treatment/course': { id: 'Course' },
  'treatment/session-history': { id: 'Course' },
};
const MADE_UP = '00000000-0000-7000-8000-000000000000';

const schema = await createSchema();
// The metadata is all that is wanted of the database layer: nothing is connected to.
const orm = await openOrm(storedModel, { applicationFilters: true }, { driver: PgliteDriver, dbName: 'mesograph' });
const planned = new PlannedSchema(schema, orm.getMetadata(), fieldOrigins());
// Without a key of its own the owner's statement asks of no key whether it still works.
const parts = { planned, nodeSources: nodes, keyCheck: () => undefined, hasApplicationFilters: true };
const reader = { principal: principal(MADE_UP, 'OWNER'), now: new Date(0) };
const planner = new ReadPlanner(parts, { now: () => reader.now });

const names = globSync(`${BOOK}/**/*.graphql`).map((file) =>
  file.slice(BOOK.length + 1, -'.graphql'.length).replaceAll('\\', '/'),
);
const wanted = new Map();
for (const name of names.toSorted()) {
  const text = statementFile(name);
  if (text !== null) wanted.set(`${BOOK}/${name}.sql`, text);
}
const superfluous = globSync(`${BOOK}/**/*.sql`)
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !wanted.has(file));

if (process.argv.includes('--check')) {
  const stale = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  for (const [file] of stale) console.error(`${file} is not the statement that answers its operation.`);
  for (const file of superfluous) console.error(`${file} belongs to no operation that a statement answers.`);
  if (stale.length + superfluous.length > 0) {
    console.error('Run `npm run plans` and commit the result.');
    process.exitCode = 1;
  } else console.log(`The statements of ${wanted.size} operations are those that are committed.`);
} else {
  for (const [file, text] of wanted) writeFileSync(file, text);
  for (const file of superfluous) rmSync(file);
}

/** The statement of one operation with what answers it, or null where resolvers do it alone. */
function statementFile(name) {
  const document = parse(readFileSync(`${BOOK}/${name}.graphql`, 'utf8'));
  const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  if (operation.operation !== 'query') return null;
  const variables = exampleVariables(name);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions, variables);
  // The planner would leave such an operation to resolvers, which is not what becomes of it with sensible variables.
  if (errors) throw new Error(`${name} lacks an example of its variables: ${errors[0].message}`);
  const statement = planner.plan({ document, operation, variables, principal: reader.principal });
  if (statement === null) return null;
  const { sql, tree } = statement;
  const asked = tree.sites.map((site) => new SiteReader(site, nodes).ask(coerced, reader)[0]);
  const { slots } = compile(tree, asked, false, parts);
  const parameters = slots.map((slot, index) => `-- $${index + 1}: ${meaning(slot, asked, tree)}`);
  return [
    `-- ${operation.name.value}: answered by one statement${alsoAnsweredBy(tree)}`,
    formatted(sql),
    ...parameters,
    '',
  ].join('\n');
}

/** Statements nest deep: a clause's keyword stands in one line with the first thing after it, which halves them. */
function formatted(sql) {
  const text = format(sql, { language: 'postgresql', expressionWidth: 100 });
  return text.replaceAll(/^( *)(select|from|where|order by|limit)\n +/gm, '$1$2 ');
}

function exampleVariables(name) {
  const file = `${BOOK}/${name}.variables.json`;
  const ids = Object.entries(TYPES_OF_IDS[name] ?? {}).map(([variable, type]) => [variable, toPublicId(type, MADE_UP)]);
  return { ...(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))), ...Object.fromEntries(ids) };
}

function alsoAnsweredBy({ afterwards, others }) {
  const fields = [
    ...afterwards.map(({ typeName, fields: [field] }) => `${typeName}.${field.name.value}`),
    ...others.map((field) => `Query.${field.name.value}`),
  ];
  return fields.length === 0 ? '' : ` and resolvers for ${[...new Set(fields)].join(', ')}`;
}

/** What a parameter takes, told by where its slot looks for the value. */
function meaning(slot, asked, { sites }) {
  if (!(slot instanceof Slot)) return `always ${JSON.stringify(slot)}`;
  let path = [];
  const watch = (object, way) =>
    new Proxy(object, {
      get(target, key) {
        const found = Reflect.get(target, key);
        if (typeof key === 'symbol' || typeof found === 'function') return found;
        path = [...way, key];
        return typeof found === 'object' && found !== null ? watch(found, path) : found;
      },
    });
  slot.valueIn(watch({ organizationId: MADE_UP, keyId: null, asked }, []));
  const [root, site, kind, ...rest] = path;
  if (root === 'organizationId') return 'the organization';
  const field = sites[site].field.name;
  const is = conditionsAt(asked[site], [kind, ...rest]);
  if (is.length > 0) return `${field}: ${is.join(', ')}`;
  if (kind === 'page') return `${field}: ${rest[0] === 'size' ? 'rows of a page' : 'row of the cursor'}`;
  if (kind === 'parameters') return `${field}: ${rest[0]}`;
  return `${field}: the ${rest.at(-1)} in the id of a ${asked[site].ids[0].type}`;
}

/** The conditions on the way to a value, outermost first. */
function conditionsAt(found, path) {
  return path.flatMap((key) => {
    found = found?.[key];
    return found && typeof found === 'object' && 'property' in found && 'is' in found
      ? [`${found.property} ${found.is.toLowerCase().replaceAll('_', ' ')}`]
      : [];
  });
}
