import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const visible = commands.flatMap(({ name, options }) =>
  options.flatMap((group) =>
    group.options.filter(({ hidden }) => !hidden).map(({ flags }) => ({ name, flags })),
  ),
);

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await lsimport('.', ['completion', shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

it.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s has every option', async (shell) => {
  const text = await script(shell);
  for (const { name, flags } of visible) {
    const long = /--([\w-]+)/.exec(flags)![1]!;
    expect(text).toContain(shell === 'fish' ? `-l ${long}` : `--${long}`);
    expect(text).toContain(name);
  }
});

it('another shell is refused', async () => {
  const { code, stderr } = await lsimport('.', ['completion', 'csh']);
  expect(code).toBe(2);
  expect(stderr).toContain('zsh');
});

/** Command lines that end where Tab is pressed, with the words that must be offered, no others beginning alike. */
const cases: [line: string, offered: string[]][] = [
  ['lsimport ch', ['check']],
  ['lsimport con', ['convert']],
  ['lsimport init --inv', ['--invalid-tasks']],
  ['lsimport check --ids ', ['keep', 'renumber']],
  ['lsimport convert --to ', ['jsonl', 'tasks', 'tasks-1.x']],
  ['lsimport init -i my', ['my data.csv', 'myfolder/']],
  ['lsimport check my', ['my data.csv', 'myfolder/']],
  ['lsimport export my', ['myfolder/']],
  ['lsimport init -l au', ['auto', 'autos.xml']],
  ['lsimport completion z', ['zsh']],
];

function folderToComplete(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'myfolder'));
  writeFileSync(join(folder, 'my data.csv'), '');
  writeFileSync(join(folder, 'autos.xml'), '');
  return folder;
}

describe.skipIf(!has('bash'))('bash', () => {
  it.each([...cases, ['lsimport check --ids=re', ['renumber']]] as typeof cases)(
    'completes %s',
    async (line, offered) => {
      const words = line.split(/ |(?==)|(?<==)/).map((word) => `'${word}'`);
      const test = `${await script('bash')}
COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _lsimport; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const said = execFileSync('bash', ['-c', test], { cwd: folderToComplete(), encoding: 'utf8' });
      // bash itself adds the slash.
      expect(said.trim().split('\n').sort()).toEqual(offered.map((word) => word.replace(/\/$/, '')));
    },
  );
});

describe.skipIf(!has('fish'))('fish', () => {
  it.each(cases)('completes %s', async (line, offered) => {
    const test = `${await script('fish')}\ncomplete -C '${line}'`;
    const env = { ...process.env, HOME: temporaryFolder() };
    const said = execFileSync('fish', ['-c', test], { cwd: folderToComplete(), encoding: 'utf8', env });
    const words = said
      .trim()
      .split('\n')
      .map((row) => row.split('\t')[0]!.replaceAll('\\ ', ' '));
    expect(words.sort()).toEqual(offered);
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  // Each takes seconds: an option, a path, a word.
  it.each(cases.filter((_, i) => i % 3 === 2))('completes %s', async (line, offered) => {
    const folder = folderToComplete();
    writeFileSync(join(folder, '.script'), await script('zsh'));
    writeFileSync(join(folder, '.driver'), driver);
    const args = ['-f', '.driver', line];
    const said = execFileSync('zsh', args, { cwd: folder, encoding: 'utf8', timeout: 30_000 });
    const words = said.replaceAll('\r', '').replaceAll('\\ ', ' ').split('\n').filter(Boolean);
    // zsh itself adds the slash.
    expect([...new Set(words)].sort()).toEqual(offered.map((word) => word.replace(/\/$/, '')));
  });
});

/** Presses Tab in a zsh of its own, where compadd also prints what it is given. */
const driver = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PROMPT=; autoload -U compinit; compinit -D -u; source .script'
zpty -w z 'bindkey "^I" complete-word; zstyle ":completion:*" list-separator ""'
zpty -w z 'compadd () {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  typeset -a found; builtin compadd -A found "$@"
  for w in $found; do print -r -- "=>$w<="; done; builtin compadd "$@"
}'
zpty -w z 'print ready-"now"'
zpty -r -m z part '*ready-now*'
zpty -n -w z "$1"$'\\t'
sleep 1.5
local out= part=
while zpty -r -t z part; do out+=$part; done
for w in \${(f)out}; do [[ $w == *'=>'*'<='* ]] && { w=\${w#*=>}; print -r -- "\${w%%<=*}"; }; done
zpty -d z
`;
