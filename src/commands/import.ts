import { resolve } from 'node:path';
import type { Command } from 'commander';
import { FileProblem } from '../modules/exchange/format/file-problem.js';
import { openSource } from '../modules/exchange/format/open-source.js';
import { formatProblem } from '../modules/exchange/format/problems.js';
import { SourceReader } from '../modules/exchange/format/source-reader.js';
import { importFolder, ImportRefused } from '../modules/exchange/import/import-folder.js';
import { ensureOrganization } from '../modules/onboarding/create-organization.js';
import { asOwner } from './as-owner.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { createProgress } from './progress.js';

/** `import`: reads an exchange folder into an organization. */
export function addImportCommand(program: Command, environment: CommandEnvironment): void {
  const { io, config, clock, withDatabase } = environment;
  program
    .command('import')
    .description('imports an exchange folder, or a zip of one, all or nothing; the last line is a summary in JSON')
    .argument('<folder>', 'the folder or zip')
    .requiredOption('--organization <name>', 'whose records these are; made when it is new')
    .action(async (folder: string, { organization: name }: { organization: string }) => {
      const progress = createProgress(io, 'Importing');
      try {
        const reader = await SourceReader.open(await openSource(resolve(io.workingFolder, folder)), progress.at);
        const summary = await withDatabase((database) =>
          asOwner(database, { clock, keySecret: config.keySecret }, name, 'WRITE', async (context, em) => {
            await ensureOrganization(em, { name });
            return importFolder(em, reader, context);
          }),
        ).finally(() => reader.close());
        progress.done();
        const { created, updated, unchanged, flagged } = summary;
        io.out(`${JSON.stringify({ created, updated, unchanged, flagged })}\n`);
      } catch (error) {
        progress.done();
        throw asFailure(error);
      }
    });
}

function asFailure(error: unknown): unknown {
  if (error instanceof FileProblem)
    return new CommandFailure(formatProblem({ place: error.place, sentence: error.message }));
  if (!(error instanceof ImportRefused)) return error;
  return new CommandFailure(
    `${error.message}\nNothing was imported: mend the ${error.problems.count === 1 ? 'problem' : 'problems'} and import again.`,
  );
}
