import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manPage } from '../../src/cli/man-page.ts';
import { commands } from '../../src/commands/index.ts';
import { EXIT } from '../../src/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const page = manPage(commands, '1.2.3');
const plain = page.replaceAll('\\-', '-').replaceAll('\\e', '\\');

it('has every command, option, example and exit code', () => {
  for (const { name, options, examples } of commands) {
    expect(plain).toContain(`.B lsimport ${name}\n`);
    for (const { flags, hidden } of options.flatMap((group) => group.options)) {
      if (!hidden) expect(plain).toContain(`\\fB${/--[\w-]+/.exec(flags)![0]}\\fR`);
    }
    for (const example of examples) expect(plain).toContain(`\n${example}\n`);
  }
  for (const code of Object.values(EXIT)) expect(plain).toContain(`\n.B ${code}\n`);
});

it('has the environment variables that decide what a command does', () => {
  for (const name of ['LABEL_STUDIO_URL', 'LABEL_STUDIO_API_KEY', 'HTTPS_PROXY', 'NO_COLOR', 'AWS_PROFILE'])
    expect(plain).toMatch(new RegExp(`\\n\\.B (?:\\w+, )*${name}`));
});

it.skipIf(spawnSync('man', ['--version']).status !== 0)('man shows it without a warning', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lsimport.1'), page);
  const { stdout, stderr } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', 'lsimport.1'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' },
  });
  expect(stderr).toBe('');
  expect(stdout.replace(/.\x08/g, '')).toMatch(/-i, --input-path path/);
});
