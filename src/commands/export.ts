import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { exportContent } from '../modules/exchange/export-content.js';
import { FileProblem } from '../modules/exchange/format/file-problem.js';
import { writeExchangeFolder } from '../modules/exchange/format/write-folder.js';
import { organizationOf } from '../platform/database/tenant-owned.js';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';
import { createProgress } from './progress.js';

/** `export`: writes everything of an organization as an exchange folder. */
export function addExportCommand(program: Command, environment: CommandEnvironment): void {
  const { io, clock } = environment;
  program
    .command('export')
    .description('writes everything of an organization as an exchange folder; the last line counts the rows in JSON')
    .argument('<folder>', 'a folder that is new or empty')
    .requiredOption('--organization <name>', 'whose records')
    .action(async (folder: string, { organization: name }: { organization: string }) => {
      const progress = createProgress(io, 'Exporting');
      const path = resolve(io.workingFolder, folder);
      const rows = await inOrganization(environment, name, 'READ', async (_context, em) => {
        const content = await exportContent(em.getKysely<Record<string, never>>(), organizationOf(em));
        const description = { title: `Records of ${name}`, created: clock.now().toISOString() };
        return writeExchangeFolder(path, content, description, (file, done) =>
          progress.at({ file, done, total: null }),
        );
      }).catch((error: unknown) => {
        throw error instanceof FileProblem ? new CommandFailure(`${folder}: ${error.message}`) : error;
      });
      progress.done();
      io.out(`Wrote ${relative(io.workingFolder, path) || path}\n${JSON.stringify(rows)}\n`);
    });
}
