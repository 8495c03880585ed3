import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Finding {
  severity: string;
  code: string;
  message: string;
  file?: string;
  line?: number;
}

/** Checks files with `check -l auto`, and says what was found; that no label config can be written from faulty data is no finding. */
export async function checkInput(files: Record<string, string | Buffer>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const ended = await lsimport(folder, ['check', '-l', 'auto', '--json', ...args]);
  const { diagnostics, skipped, notes, format } = JSON.parse(ended.stdout);
  const found = (diagnostics as Finding[]).filter(({ code }) => code !== 'refused');
  return {
    exitCode: ended.code,
    errors: found.filter(({ severity }) => severity === 'error'),
    codes: found.map(({ code }) => code),
    messages: found.map(({ message }) => message),
    skipped: skipped as Record<string, number>,
    notes: notes as string[],
    format: format as string | undefined,
  };
}
