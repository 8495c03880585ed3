import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Label Studio shows a link as text in a Text tag, and finds no image or sound behind the link of another kind of file.

/** The findings of a check of one file: code, severity and place in the label config. */
async function findingsOf(file: string, tags: string, format: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    [`in/${file}`]: 'GIF89a wren\n',
    'c.xml': `<View>\n${tags}\n<Rating name="r" toName="t"/></View>`,
  });
  const input = format === 'text' ? `in/${file}` : 'in';
  const args = ['check', '-i', input, '--input-format', format, '-l', 'c.xml', '--json', ...more];
  const { code, stdout } = await lsimport(folder, args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Record<string, unknown>[] };
  return { code, diagnostics };
}

const show = (type: string, value = '$k') => `<${type} name="t" value="${value}"/>`;

it.each([
  ['a.png', 'image-dir', 'Text', '<Image>'],
  ['a.png', 'image-dir', 'Audio', '<Image>'],
  ['a.wav', 'audio-dir', 'Text', '<Audio> or <AudioPlus>'],
  ['a.wav', 'audio-dir', 'Image', '<Audio> or <AudioPlus>'],
  ['a.mp4', 'video-dir', 'Image', '<Video>'],
  ['a.pdf', 'pdf-dir', 'HyperText', '<Pdf>'],
])('%s of %s is nothing for a %s tag', async (file, format, type, right) => {
  const { code, diagnostics } = await findingsOf(file, show(type), format);
  expect(code).toBe(0);
  expect(diagnostics).toMatchObject([
    {
      code: 'tag-for-other-files',
      severity: 'warning',
      file: 'c.xml',
      line: 2,
      column: 12 + type.length,
    },
  ]);
  expect(diagnostics[0]!.message).toBe(
    `${format} puts links to files into the data key "k", but <${type} name="t" value="$k"> cannot show such files; ${right} can.`,
  );
});

it.each([
  ['a.png', 'image-dir', show('Image')],
  ['a.png', 'image-dir', show('HyperText', "&lt;img src='$k'&gt;")],
  ['a.png', 'image-dir', `${show('Text')}<Image name="i" value="$k"/>`],
  ['a.png', 'image-dir', show('ReactCode')],
  ['a.wav', 'audio-dir', show('Video')],
  ['a.mp4', 'video-dir', show('Audio')],
  ['a.txt', 'text', show('HyperText')],
])('%s of %s is fine for %s', async (file, format, tags) => {
  expect(await findingsOf(file, tags, format)).toEqual({ code: 0, diagnostics: [] });
});

it.each(['Image', 'Audio'])(
  'text for a tag %s is looked at line by line: a list of links is fine',
  async (type) => {
    const { code, diagnostics } = await findingsOf('a.txt', show(type), 'text');
    expect({ code, diagnostics }).toMatchObject({
      code: 0,
      diagnostics: [{ code: 'unsure-url', path: '/data/k' }],
    });
  },
);

it('--strict refuses it, --compat 0.9 does not see it', async () => {
  expect(await findingsOf('a.png', show('Text'), 'image-dir', '--strict')).toMatchObject({ code: 1 });
  const compat = await findingsOf('a.png', show('Text'), 'image-dir', '--compat', '0.9');
  expect(compat).toEqual({ code: 0, diagnostics: [] });
});
