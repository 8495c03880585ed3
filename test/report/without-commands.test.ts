import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config =
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="x"/></Choices></View>';
const commands = [
  '::set-output name=pwned::yes',
  '\u00a0::set-output name=pwned::yes',
  '##[set-output name=pwned]yes',
  'x ##[add-mask]y',
];

/** Lines that the runner of GitHub Actions obeys. */
const obeyed = (log: string) =>
  log
    .split('\n')
    .filter((line) => line.trim().startsWith('::') || line.includes('##['))
    // What lsimport itself has to say to the runner.
    .filter((line) => !/^::(?:error|warning) [^:]*::/.test(line));

test.each(commands.flatMap((name) => [[], ['--json']].map((args) => [name, args] as const)))(
  '%j in names, keys and values of the data is not obeyed by GitHub Actions, with %j',
  async (name, args) => {
    const folder = temporaryFolder();
    const task = { [name]: 'a', predictions: [], data: { text: name, [name]: 5 } };
    writeFiles(folder, {
      'c.xml': config,
      [`in/${name}.json`]: `${JSON.stringify({ text: 5, note: name })}\n${name}`,
      't.json': JSON.stringify([{ text: { [name]: name } }, task, { text: 'a', predictions: name }]),
    });
    const env = { GITHUB_ACTIONS: 'true' };
    const own = ['check', '-i', '.', '--input-format', 'json-dir', '-l', '../c.xml', ...args];
    const beside = await lsimport(join(folder, 'in'), own, { env });
    expect(obeyed(`${beside.stdout}\n${beside.stderr}`)).toEqual([]);
    for (const line of [
      ['check', '-i', 'in', '--input-format', 'json-dir', '-l', 'c.xml'],
      ['check', '-i', 't.json', '-l', 'c.xml'],
      ['check', '-i', name, '-l', 'c.xml'],
      ['check', '--input-format', name],
      ['convert', 't.json', '-l', name, '-o', 'o.json'],
    ]) {
      const { stdout, stderr, code } = await lsimport(folder, [...line, ...args], { env });
      expect(code).toBeGreaterThan(0);
      expect(obeyed(`${stdout}\n${stderr}`)).toEqual([]);
      if (args.length > 0) JSON.parse(stdout || stderr);
    }
  },
);
