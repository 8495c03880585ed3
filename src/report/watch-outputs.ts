import { EXIT, type ExitCode, reasonOf, systemCode } from '../errors.ts';
import type { Stream } from './style.ts';

/**
 * Listens for what goes wrong with the streams, also after the run, since Node tells it late. A reader that has gone away
 * (`lsimport check --json | head`) is no error; output that cannot be written for another reason, such as a full disk, is.
 */
export function watchOutputs(stdout: Stream, stderr: Stream, end: (exitCode: ExitCode) => void): void {
  stdout.on?.('error', (error) => {
    if (systemCode(error) === 'EPIPE') return;
    stderr.write(`error: Cannot write to standard output: ${reasonOf(error)}.\n`);
    end(EXIT.unwritable);
  });
  // Where even this is impossible, the exit code says it all.
  stderr.on?.('error', () => {});
}
