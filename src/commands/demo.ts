import type { Command } from 'commander';
import type { CommandEnvironment } from './command-environment.js';
import { fillDemo } from './fill-demo.js';
import { createProgress } from './progress.js';

/** `demo`: makes the demo chain in any database. */
export function addDemoCommand(program: Command, { io, clock, withDatabase }: CommandEnvironment): void {
  program
    .command('demo')
    .description('makes the demo chain: simulated records with published effects (docs/demo-chain.md)')
    .requiredOption('--organization <name>', 'the organization to fill; made when it is new')
    .action(async ({ organization }: { organization: string }) => {
      const progress = createProgress(io, 'Making');
      const summary = await withDatabase((database) => fillDemo(database, clock, organization, progress.at));
      progress.done();
      const { created, updated, unchanged, flagged } = summary;
      io.out(`${JSON.stringify({ created, updated, unchanged, flagged })}\n`);
    });
}
