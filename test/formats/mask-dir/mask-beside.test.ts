import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="a"/></Choices></View>';

async function check(names: string[], ...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config });
  writeFiles(folder, Object.fromEntries(names.map((name) => [`images/${name}`, ''])));
  const { stderr } = await lsimport(folder, ['check', 'images', '-l', 'c.xml', ...args]);
  return stderr;
}

const masks = ['a.jpg', 'a_cat.png', 'a_dog.png', 'b.jpg', 'b_cat.png', 'c.jpg', 'c_dog.png'];
const said =
  'note: Some images in images are named like masks of others, such as a_cat.png of a.jpg. As image-dir reads them, each is a task of its own; --exclude skips them. In a folder masks beside that of the images, mask-dir makes brush regions of them.';

describe('masks in the folder of their images', () => {
  it.each([[[]], [['--input-format', 'image-dir']]])('are said with %j', async (args) => {
    expect(await check(masks, ...args)).toContain(said);
  });

  it.each([
    ['other pictures', ['a.png', 'a_left.png', 'b.png', 'b_left.png', 'c.png', 'c_left.png']],
    ['two of many images', ['a.jpg', 'a_cat.png', 'b.jpg', 'b_cat.png', 'c.jpg', 'd.jpg', 'e.jpg']],
    ['names that never come again', ['a.jpg', 'a_cat.png', 'b.jpg', 'b_dog.png', 'c.jpg', 'c_owl.png']],
    ['photographs', ['a.jpg', 'a_cat.jpg', 'b.jpg', 'b_cat.jpg', 'c.jpg', 'c_cat.jpg']],
  ])('%s are none', async (_, names) => {
    expect(await check(names)).not.toContain('masks');
  });
});
