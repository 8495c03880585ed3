import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(files: Record<string, string>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, autoArguments('in'));
  const { format, notes, diagnostics, error } = JSON.parse(stdout);
  return {
    ...{ code, format, diagnostics, error, notes: (notes ?? []).join('\n') as string },
    ...(code === 0 && { tasks: JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) }),
  };
}

test('pages whose names end in .xhtml, as those of books do', async () => {
  const page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p></body></html>';
  const { format, tasks } = await convert({ 'in/1.xhtml': page });
  expect(format).toBe('html-dir');
  expect(tasks).toMatchObject([{ data: { hypertext: page } }]);
});

/** As Chromium saves a page "complete": its images, scripts and frames are in a folder beside it. */
const saved = {
  'in/owl.html':
    '<html><body><img src="./owl_files/a.png"><iframe src="./owl_files/ad.html"></iframe>One.</body></html>',
  'in/owl_files/a.png': '',
  'in/owl_files/ad.html': '<p>Buy.</p>',
  'in/owl_files/s.css': 'p {}',
};

test('a page that a browser saved with its files: they are none of the pages', async () => {
  const { code, format, notes, tasks, diagnostics } = await convert(saved);
  expect({ code, format }).toEqual({ code: 0, format: 'html-dir' });
  expect(tasks).toHaveLength(1);
  expect(notes).toContain('Skipped 1 page in the folder of a saved page: in/owl_files/ad.html.');
  expect(diagnostics).toMatchObject([
    {
      code: 'page-image-not-shown',
      file: 'in/owl.html',
      message: expect.stringContaining('"./owl_files/a.png"'),
    },
  ]);
});

test('a folder is not that of a page because of its name', async () => {
  const { tasks } = await convert({ 'in/a.html': 'A', 'in/b_files/b.html': 'B' });
  expect(tasks).toHaveLength(2);
});

test.each([
  '<img src="https://a.org/b.png">',
  '<img src="//a.org/b.png">',
  "<img src='data:image/png;base64,AA=='>",
  '<base href="https://a.org/"><img src="b.png">',
  '<!-- <img src="b.png"> --><p>Text</p>',
  '<script>const markup = \'<img src="b.png">\';</script>',
  '<img alt="" data-src="b.png" src="">',
])('what shows its images: %s', async (page) => {
  expect((await convert({ 'in/a.html': page })).diagnostics).toEqual([]);
});

test.each(['<img src=b.png>', '<IMG alt="x" SRC="/b.png">', "<p><img\nsrc = 'b/c.png'/></p>"])(
  'what does not: %s',
  async (page) => {
    const { diagnostics } = await convert({ 'in/a.html': page });
    expect(diagnostics).toMatchObject([{ code: 'page-image-not-shown', severity: 'warning' }]);
  },
);
