import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeServing } from '../../src/links/serving.ts';

const pasted = (lines: ReturnType<typeof describeServing>['lines']) =>
  lines.flatMap((line) => (typeof line === 'string' ? [] : [line.paste]));

test.each(['/srv/data', '/srv/my data', "/srv/it's $HOME `x`", '/srv/"quoted"'])(
  'a shell that runs the command has the document root %s',
  (root) => {
    const [command] = pasted(describeServing(root, `${root}/set`, ['set'], 'linux').lines);
    const environment = execFileSync('sh', ['-c', `${command}; env`], { encoding: 'utf8', env: {} }).split(
      '\n',
    );
    expect(environment).toContain(`LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${root}`);
    expect(environment).toContain('LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true');
  },
);

test('the lines for Windows and Docker', () => {
  const { lines, storage } = describeServing("C:\\it's here", "C:\\it's here\\set 1", ['set 1'], 'win32');
  const [command, , path, inDocker] = pasted(lines);
  expect(command).toBe(
    "$env:LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED='true'; $env:LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT='C:\\it''s here'",
  );
  expect(path).toBe("C:\\it's here\\set 1");
  expect(inDocker).toBe('/label-studio/files/set 1');
  expect(storage).toEqual({ type: 'localfiles', path: "C:\\it's here\\set 1" });
});

test.each(['\u2018', '\u2019', '\u201a', '\u201b', "'"])(
  'PowerShell takes %s for a quote, also in lines for Docker',
  (quote) => {
    const root = `C:\\a${quote}; Write-Host pwned; ${quote}b`;
    const [command, docker] = pasted(describeServing(root, `${root}\\x`, ['x'], 'win32').lines);
    // A quote that is doubled is one of the word.
    for (const line of [command!, docker!]) {
      const [, word] = /'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)'(?:$|;)/.exec(
        line.replace("='true'", '=true'),
      )!;
      expect(word!.replaceAll(quote + quote, quote)).toContain(root);
    }
  },
);

test('of the commands only those for the shell of the platform are there', () => {
  for (const [platform, other] of [
    ['linux', '$env:'],
    ['win32', 'export '],
  ] as const) {
    expect(pasted(describeServing('/srv', '/srv/a', ['a'], platform).lines).join('\n')).not.toContain(other);
  }
});
