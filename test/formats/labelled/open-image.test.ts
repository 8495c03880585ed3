import { expect, it } from 'vitest';
import type { Input } from '../../../src/formats/format.ts';
import { openImage, openScaled } from '../../../src/formats/labelled/open-image.ts';
import type { LabelControls } from '../../../src/regions/controls.ts';

it('does not open an image that is known not to exist', () => {
  const asked: string[] = [];
  const input = {
    path: '/in',
    displayPath: 'in',
    dataKey: 'image',
    options: {},
    link: (path: string) => path,
    ahead: {
      size(path: string) {
        asked.push(path);
        return { width: 4, height: 3, orientation: 1 };
      },
    },
  } as unknown as Input;
  const open = (exists: boolean) =>
    openScaled(input, {} as LabelControls, { path: `/in/${exists}.jpg`, exists });
  expect(open(true).size).toEqual({ width: 4, height: 3 });
  const { draft, size } = open(false);
  expect(size).toBeUndefined();
  expect(draft.finish(true).found.map(({ finding }) => finding)).toEqual([
    { code: 'image-not-measured', args: { image: '"false.jpg"', problem: 'it does not exist' } },
  ]);
  expect(asked).toEqual(['/in/true.jpg']);
});

it('measures an image once for labels that come one after the other, and anew in each reading', () => {
  const asked: string[] = [];
  const reading = () =>
    ({
      path: '/in',
      displayPath: 'in',
      dataKey: 'image',
      options: {},
      link: String,
      ahead: {
        size(path: string) {
          asked.push(path);
          return { width: 4, height: 3, orientation: 1 };
        },
      },
    }) as unknown as Input;
  for (const input of [reading(), reading()]) {
    for (const path of ['/in/a.jpg', '/in/a.jpg', '/in/b.jpg'])
      expect(openScaled({ ...input }, {} as LabelControls, { path, exists: true }).size).toBeDefined();
  }
  expect(asked).toEqual(['/in/a.jpg', '/in/b.jpg', '/in/a.jpg', '/in/b.jpg']);
});

it('finds nothing in labels where nobody asks for it', () => {
  const size = () => ({ width: 4, height: 3, orientation: 1 });
  const input = {
    path: '/in',
    displayPath: 'in',
    dataKey: 'image',
    options: {},
    link: String,
    ahead: { size },
  };
  const found = (isSilent?: true) => {
    const image = { path: '/in/a.jpg', exists: false };
    const of = { ...input, ...(isSilent && { isSilent }) } as unknown as Input;
    const draft = openImage(of, {} as LabelControls, image, 'a.jpg', { width: 4, height: 3 }, { file: 'in' });
    return draft.finish(true).found.map(({ finding }) => finding.code);
  };
  expect(found()).toEqual(['image-missing']);
  expect(found(true)).toEqual([]);
});
