import fc from 'fast-check';
import { changed, labelListBreaks, put, putEach, putMade, unknownLabel, without } from './breaks.ts';
import type { Kind, Setting } from './kind.ts';
import { audio, chat, image, list, pdf, table, textObject } from './objects.ts';
import { text } from './texts.ts';

const oneChoice = ({ labels }: Setting) =>
  fc.constantFrom(...labels).map((choice) => ({ choices: [choice] }));

const choices: Kind = {
  name: 'Choices on Text',
  control: 'Choices',
  object: textObject,
  labels: 'Choice',
  value: oneChoice,
  breaks: [
    ...labelListBreaks('choices'),
    putMade('two choices', '/choices', ({ labels }) => [...labels]),
    putMade('a path', '/choices/0', ({ labels }) => [labels[0]!]),
  ],
  oddities: [
    put('/choices', []),
    putMade('a choice twice', '/choices', ({ labels }) => [labels[0]!, labels[0]!]),
  ],
};

const radio: Kind = {
  ...choices,
  name: 'Choices with radio buttons on Pdf',
  object: pdf,
  attributes: { choice: 'single-radio' },
};

const severalChoices: Kind = {
  name: 'Choices, several, on Table',
  control: 'Choices',
  object: table,
  attributes: { choice: 'multiple' },
  labels: 'Choice',
  value: ({ labels }) =>
    fc.shuffledSubarray([...labels], { minLength: 1 }).map((some) => ({ choices: some })),
  breaks: [...labelListBreaks('choices'), put('/choices/0', { name: 'x' })],
};

const taxonomy: Kind = {
  name: 'Taxonomy on Text',
  control: 'Taxonomy',
  object: textObject,
  labels: 'Choice',
  value: ({ labels }) => fc.constantFrom(...labels).map((item) => ({ taxonomy: [[item]] })),
  breaks: [
    without('/taxonomy'),
    ...putEach('/taxonomy', 'x', null),
    putMade('a flat list', '/taxonomy/0', ({ labels }) => labels[0]!),
    putMade('unknown item', '/taxonomy/0/0', unknownLabel),
    put('/taxonomy/0/0', 7),
  ],
};

const textArea: Kind = {
  name: 'TextArea on Audio',
  control: 'TextArea',
  object: audio,
  value: () => fc.record({ text: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })) }),
  breaks: [without('/text'), ...putEach('/text', 7, {}, null), put('/text', [7], '/text/0')],
};

const rating: Kind = {
  name: 'Rating on Image',
  control: 'Rating',
  object: image,
  attributes: { maxRating: '7' },
  value: () => fc.record({ rating: fc.integer({ min: 1, max: 7 }) }),
  breaks: [without('/rating'), ...putEach('/rating', '3', [3], null, 8, -1)],
  oddities: [put('/rating', 2.5), put('/rating', 0)],
};

const number: Kind = {
  name: 'Number on Text',
  control: 'Number',
  object: textObject,
  value: () =>
    fc.record({ number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) }),
  breaks: [without('/number'), ...putEach('/number', '7', [7], null, {})],
};

const dateTime: Kind = {
  name: 'DateTime on Text',
  control: 'DateTime',
  object: textObject,
  value: () => fc.constantFrom('2023-01-01', '2023-01-01T12:30', '2023').map((datetime) => ({ datetime })),
  breaks: [without('/datetime'), ...putEach('/datetime', 7, null, [])],
};

const pairwise: Kind = {
  name: 'Pairwise on two Texts',
  control: 'Pairwise',
  object: textObject,
  isForTwo: true,
  value: () => fc.constantFrom('left', 'right').map((selected) => ({ selected })),
  breaks: [without('/selected'), ...putEach('/selected', 'middle', null, 7, ['left'])],
};

const ranker: Kind = {
  name: 'Ranker on List',
  control: 'Ranker',
  object: list,
  inside: '<Bucket name="best" title="Best"/><Bucket name="rest" title="Rest"/>',
  value: ({ shown }) =>
    fc
      .tuple(fc.shuffledSubarray((shown as { id: string }[]).map(({ id }) => id)), fc.boolean())
      .map(([best, hasBuckets]) => ({ ranker: hasBuckets ? { best, rest: [] } : best })),
  breaks: [
    without('/ranker'),
    ...putEach('/ranker', 7, 'x', null),
    put('/ranker', { best: 'x' }, '/ranker/best'),
  ],
};

const chatMessage: Kind = {
  name: 'Chat',
  control: 'Chat',
  object: chat,
  type: 'chatmessage',
  value: () => text.map((content) => ({ chatmessage: { role: 'assistant', content } })),
  breaks: [
    without('/chatmessage'),
    without('/chatmessage/role'),
    without('/chatmessage/content'),
    put('/chatmessage', 'x'),
  ],
};

const nested: Kind = {
  ...severalChoices,
  name: 'Choices with nested paths on Text',
  object: textObject,
  attributes: { choice: 'multiple', allowNested: 'true' },
  value: ({ labels }) => fc.constantFrom(...labels).map((choice) => ({ choices: [[choice]] })),
  breaks: [
    without('/choices'),
    {
      name: 'unknown choice in a path',
      at: '/choices/0/0',
      apply: (value, setting) => changed(value, '/choices/0/0', unknownLabel(setting)),
    },
    ...putEach('/choices/0', 7, {}),
  ],
};

/** The control tags that ask a question. */
export const answerKinds: Kind[] = [
  choices,
  radio,
  severalChoices,
  nested,
  taxonomy,
  textArea,
  rating,
  number,
  dateTime,
  pairwise,
  ranker,
  chatMessage,
];
