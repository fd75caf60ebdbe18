import type { Command } from 'commander';
import { CommandFailure, type CommandEnvironment } from './command-environment.js';
import { inOrganization } from './in-organization.js';
import { createProgress } from './progress.js';

interface TechniqueSummary {
  /** Current sessions, and how many were judged otherwise than what was kept with them. */
  readonly sessions: number;
  readonly judgedOtherwise: number;
  /** Cells of the report on technique, and how many stood otherwise than the sessions say. */
  readonly cells: number;
  readonly differing: number;
}

/** The transaction of a check is rolled back by it. */
class OnlyChecked extends Error {
  readonly summary: TechniqueSummary;

  constructor(summary: TechniqueSummary) {
    super('nothing is changed by a check');
    this.summary = summary;
  }
}

/** `technique check` and `technique rebuild`: what is kept about technique against what follows from the sessions. */
export function addTechniqueCommands(program: Command, environment: CommandEnvironment): void {
  const technique = program
    .command('technique')
    .description('deviations and the sums behind the report on technique, against what the sessions say');
  technique
    .command('check')
    .description('judges all sessions and adds them up again, changes nothing, and fails when anything differs')
    .requiredOption('--organization <name>', 'whose sessions')
    .action(async ({ organization }: { readonly organization: string }) => {
      const summary = await check(environment, organization);
      environment.io.out(`${JSON.stringify(summary)}\n`);
      if (summary.judgedOtherwise + summary.differing > 0) {
        throw new CommandFailure(
          `What is kept differs from the sessions. Mend it: npm run mesograph -- technique rebuild --organization "${organization}"`,
        );
      }
    });
  technique
    .command('rebuild')
    .description('judges all sessions and adds them up again, keeps the result, and tells what differed before')
    .requiredOption('--organization <name>', 'whose sessions')
    .action(async ({ organization }: { readonly organization: string }) => {
      const summary = await rebuild(environment, organization, false);
      environment.io.out(`${JSON.stringify(summary)}\n`);
    });
}

async function check(environment: CommandEnvironment, organization: string): Promise<TechniqueSummary> {
  try {
    return await rebuild(environment, organization, true);
  } catch (error) {
    if (error instanceof OnlyChecked) return error.summary;
    throw error;
  }
}

async function rebuild(
  environment: CommandEnvironment,
  organization: string,
  isCheck: boolean,
): Promise<TechniqueSummary> {
  const progress = createProgress(environment.io, 'Adding up');
  const summary = await inOrganization(
    environment,
    organization,
    'WRITE',
    async ({ techniqueCells, sessionJudgements }) => {
      // First the sums as they stand: judging again keeps them in step with what it changes.
      const { cells, differing } = await techniqueCells.rebuild((done, total) =>
        progress.at({ file: 'courses', done, total }),
      );
      const { sessions, changed } = await sessionJudgements.judgeAgain({});
      const result = { sessions, judgedOtherwise: changed, cells, differing };
      if (isCheck) throw new OnlyChecked(result);
      return result;
    },
  );
  progress.done();
  return summary;
}
