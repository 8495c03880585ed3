import { expect, it } from 'vitest';
import { createIdentify, type Media } from '../../../src/commands/push/identify.ts';
import type { JsonObject } from '../../../src/json/json.ts';

/** Of files that all hold the same. */
const media: Media = {
  pathOf: ({ image }) => image as string,
  uploadOf: (value) => (typeof value === 'string' && value.endsWith('.png') ? `/all/${value}` : undefined),
  contentOf: () => 'content',
};

function hashesOf(image: string, transcription: string) {
  const value = { text: [transcription] };
  const result = [{ from_name: 'file', to_name: 'image', type: 'textarea', value }];
  const task: JsonObject = { data: { image, pages: [image] }, predictions: [{ result }] };
  const { hash, bare } = createIdentify(media)(task, Buffer.from(JSON.stringify(task)), undefined);
  return { hash, bare };
}

it('a file in another folder is the same task, but not where a result has other text, be it a path', () => {
  const one = hashesOf('day1/1.png', 'day1/1.png');
  expect(hashesOf('day2/1.png', 'day1/1.png')).toEqual(one);
  const other = hashesOf('day2/1.png', 'day2/1.png');
  expect(other.bare).toBe(one.bare);
  expect(other.hash).not.toBe(one.hash);
});
