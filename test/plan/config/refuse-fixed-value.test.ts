import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const files = {
  't.txt': 'owl\nwren\n',
  'photos/a.png': '',
  't.json': '[{"text": "owl"}]',
};

async function check(tag: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    ...files,
    'c.xml': `<View>\n  ${tag}\n  <TextArea name="note" toName="o"/>\n</View>\n`,
  });
  return lsimport(folder, ['check', ...args, '-l', 'c.xml']);
}

test.each([
  ['<Text name="o" value="text"/>', 't.txt', '<Text>', 'text', 'value', 18],
  ['<Text value="Größe" name="o"/>', 't.txt', '<Text>', 'Größe', 'value', 9],
  ['<Image name="o" value="image"/>', 'photos', '<Image>', 'image', 'value', 19],
  ['<Image name="o" valueList="pages"/>', 'photos', '<Image>', 'pages', 'valueList', 19],
])(
  '%s: the dollar sign is what is missing, and said once',
  async (tag, input, shown, word, attribute, column) => {
    const { code, stdout, stderr } = await check(tag, input);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      `error: c.xml:2:${column}: The value of ${shown} is the fixed text "${word}", the same for every task.`,
    );
    expect(stderr).toContain(`help: Put a dollar sign before it: ${attribute}="$${word}"`);
    expect(stderr).not.toContain('Add a tag');
  },
);

test('--json has the one error, in its count too', async () => {
  const { stdout } = await check('<Image name="o" value="image"/>', 'photos', '--json');
  const outcome = JSON.parse(stdout);
  expect(outcome).toMatchObject({ errors: 1, warnings: 0 });
  expect(outcome.diagnostics).toHaveLength(1);
});

test('a sentence, and another tag than the data needs, are no data key without its dollar sign', async () => {
  for (const [tag, input] of [
    ['<Text name="o" value="What is it?"/>', 't.txt'],
    ['<Text name="o" value="text"/>', 'photos'],
  ] as const)
    expect(
      (await check(tag, input, '--input-format', input === 't.txt' ? 'text' : 'image-dir')).stderr,
    ).toContain('Add a tag such as');
});

test('tasks that bring their keys may have fixed texts', async () => {
  expect((await check('<Text name="o" value="text"/>', 't.json', '--strict')).code).toBe(0);
});
