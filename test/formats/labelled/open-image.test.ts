import { expect, it } from 'vitest';
import type { Input } from '../../../src/formats/format.ts';
import { openScaled } from '../../../src/formats/labelled/open-image.ts';
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
