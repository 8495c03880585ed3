import { expect, test } from 'vitest';
import { messages } from '../../src/diagnostics/messages.ts';
import { beyondText } from '../../src/regions/span-beyond.ts';

test.each([
  [beyondText('end', 40, 'Anna'), 'only 4 characters long'],
  [beyondText('end', 40, 'é'), 'only 1 character long'],
  [beyondText('end', 40, '😀 Ada'), 'only 6 UTF-16 units long'],
  [beyondText('end', 40, '😀 Ada', 'code-points'), 'only 5 characters long'],
])('counts the text as the place is counted: %j', (args, length) => {
  expect(messages['span-out-of-text'].text(args)).toBe(`"end" is 40, but the text is ${length}.`);
});
