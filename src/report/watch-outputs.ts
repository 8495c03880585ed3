import { EXIT, type ExitCode, reasonOf, systemCode, UserError } from '../errors.ts';
import type { Stream } from './style.ts';

/** Standard output cannot take what is written to it, for another reason than that its reader has gone away. */
export class OutputLost extends UserError {
  constructor(cause: unknown) {
    super(EXIT.unwritable, `Cannot write to standard output: ${reasonOf(cause)}.`);
    this.cause = cause;
  }
}

/** What went wrong with the streams. */
export interface OutputWatch {
  /** The user has been told that standard output is lost. */
  told(): void;
  /** What was asked for is done and elsewhere; on standard output is only what a run says of it. */
  isDone(): void;
  /** The run has ended: now, or as soon as it happens, the user is told, unless that was done. */
  finish(): void;
}

/**
 * Listens for what goes wrong with the streams, also after the run, since Node tells it late. A reader that has gone away
 * (`lsimport check --json | head`) is not an error; output that cannot be written for another reason, such as a full disk, is, whatever else
 * the run came to, unless only the summary of what is done is lost: `end` gets the exit code. It is said once, however much there is to write.
 */
export function watchOutputs(stdout: Stream, stderr: Stream, end: (exitCode: ExitCode) => void): OutputWatch {
  let lost: OutputLost | undefined;
  let told = false;
  let finished = false;
  let isDone = false;
  const tell = () => {
    if (!lost || !finished) return;
    if (!told && isDone)
      stderr.write(
        `note: All is done, but the summary cannot be written to standard output: ${reasonOf(lost.cause)}.\n`,
      );
    else if (!told) stderr.write(`error: ${lost.message}\n`);
    told = true;
    if (!isDone) end(lost.exitCode);
  };
  stdout.on?.('error', (error) => {
    if (systemCode(error) === 'EPIPE') return;
    lost ??= new OutputLost(error);
    tell();
  });
  // Where even this is impossible, the exit code says it all.
  stderr.on?.('error', () => {});
  return {
    told() {
      told = true;
    },
    isDone() {
      isDone = true;
    },
    finish() {
      finished = true;
      tell();
    },
  };
}
