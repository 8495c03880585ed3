import type { Answer } from './answer.ts';

/** Quirks about label configs. */
export const labelConfigAnswers: Record<string, Answer> = {
  'label-config-dangling-to-name': {
    instead: 'A toName that names no tag is refused.',
    exitCode: 1,
    says: ['[config-unknown-target]', 'e.xml:1:52', '"nope"'],
  },
  'label-config-double-dollar': {
    instead: 'Only the first dollar sign is dropped, as the server does, with a warning.',
    exitCode: 0,
    says: ['[config-doubled-dollar]', '"$$cash"'],
    tasks: '{"0": {"id": 0, "data": {"$cash": "a"}}}',
  },
  'label-config-empty-variable': {
    instead: 'A dollar sign without a name is no data key: a text cannot fill it.',
    exitCode: 1,
    says: ['[config-empty-variable]', 'no data key'],
  },
  'label-config-encoding-declaration': {
    instead: 'The encoding is removed from the declaration, with a warning.',
    exitCode: 0,
    says: ['[config-encoding-declaration]', 'e.xml:1:1'],
    labelConfig: '<?xml version="1.0"?>\n<View><Text name="t" value="$t"/></View>',
  },
  'label-config-internal-entity': {
    instead: 'A DOCTYPE is refused unread.',
    exitCode: 1,
    says: ['[config-doctype]', 'e.xml:1:1'],
  },
  'label-config-not-xml': {
    instead: 'What is no XML is refused, with or without data.',
    exitCode: 1,
    says: ['[config-not-xml]', 't.json:1:1'],
  },
  'label-config-two-variables-in-value': {
    instead: 'Each variable of a value is a data key; the one that a text cannot fill gets a warning.',
    exitCode: 0,
    says: ['[missing-text-variable]', '"second"'],
    tasks: '{"0": {"id": 0, "data": {"first": "a"}}}',
  },
  'xml-malformed-with-json': {
    instead: 'A malformed label config is refused whatever the format of the data.',
    exitCode: 1,
    says: ['[config-not-well-formed]', 'bad.xml:3:1'],
  },
};
