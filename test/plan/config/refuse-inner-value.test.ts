import { describe, expect, it } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';

/** Makes a project of one file with a label config of these tags. */
async function init(format: string, tags: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.png': '', 'in.txt': 'wren', 'c.xml': `<View>\n  ${tags}\n</View>` });
  const input = format === 'text' ? 'in.txt' : 'in';
  const args = ['init', 'p', '-i', input, '--input-format', format, '-l', 'c.xml', ...more];
  return { folder, ...(await lsimport(folder, args)) };
}

describe('a label config that asks for a value inside the data key', () => {
  it.each([
    ['text', '<Text name="t" value="$a.b"/>', 'needs "a.b", a value inside the data key "a", but text fills'],
    [
      'text',
      '<Text name="t" value="$a[0]"/>',
      'needs "a[0]", a value inside the data key "a", but text fills',
    ],
    ['text', '<Text name="t" value="By $a.b."/>', 'needs "a.b", a value inside the data key "a"'],
    [
      'image-dir',
      '<Image name="t" value="$a.b"/>',
      'needs "a.b", a value inside the data key "a", but image-dir',
    ],
  ])('is refused by %s at once, with its place: %s', async (format, tag, says) => {
    const { code, folder, stderr } = await init(format, tag, '--invalid-tasks', 'keep');
    const unwrapped = stderr.replaceAll(/\n\s*/g, ' ');
    expect(code).toBe(1);
    expect(unwrapped).toContain(`error: ${tag.replace('/>', '>')} at c.xml:2:${tag.indexOf('value') + 3}`);
    expect(unwrapped).toContain(says);
    expect(unwrapped).toContain('Use value="$a" in the label config, or use --input-format json');
    expect(Object.keys(readTree(folder)).filter((path) => path.startsWith('p'))).toEqual([]);
  });

  it('is taken as in Label Studio 0.9.1 with --compat 0.9', async () => {
    const { folder } = await init('text', '<Text name="t" value="$a.b"/>', '--compat', '0.9');
    expect(readTasks(`${folder}/p`)).toMatchObject([{ data: { 'a.b': 'wren' } }]);
  });
});

it('a value inside another data key is no matter of the files', async () => {
  const tags = '<Image name="i" value="$photo"/><Text name="t" value="$more.title"/>';
  const { stderr } = await init('image-dir', tags, '--label-from-folder', 'folder');
  expect(stderr).toContain('error[missing-data-key]');
  expect(stderr).not.toContain('inside the data key');
});
