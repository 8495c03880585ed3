import { message } from '../message.ts';

/** Codes for labels of texts, in the files of other tools. Names in the arguments are quoted already. */
export const spanMessages = {
  'span-in-parts': message<{ parts: number; label: string }>({
    severity: 'warning',
    title: 'span with several parts',
    text: ({ parts, label }) => `This span of ${label} has ${parts} parts; each became its own region.`,
    help: 'Relations of the span are those of its first part. If the parts must stay together, mark one span from the first to the last.',
  }),
  'span-ends-early': message<{ early: number; spans: number; words: string; whole: string }>({
    severity: 'warning',
    title: 'spans that end before the last letter',
    text: ({ early, spans, words, whole }) =>
      `${early} of ${spans} spans end one character before the end of a word, such as ${JSON.stringify(words)} in ${JSON.stringify(whole)}.`,
    help: 'Ends are exclusive: the last character of a span is the one before its end. If those in the file are inclusive, add 1 to each.',
  }),
  'span-words-elsewhere': message<{ elsewhere: number; spans: number; member: string; example: string }>({
    severity: 'warning',
    title: 'spans whose words are elsewhere in the text',
    text: ({ elsewhere, spans, member, example }) =>
      `${elsewhere} of ${spans} spans have other words at their offsets than their ${JSON.stringify(member)} says, such as ${example}.`,
    help: 'Check what the offsets were counted in: they must be places in the text of the same record, from 0.',
  }),
  'span-labels-differ': message<{ different: number; spans: number; member: string; example: string }>({
    severity: 'warning',
    title: 'labels that are different for nearly every span',
    text: ({ different, spans, member, example }) =>
      `${different} of ${spans} spans have a different ${JSON.stringify(member)}, such as ${example}; it became their label.`,
    help: 'If it is the name of what the span means, write the label of the span beside it, as "label".',
  }),
  'span-unit-guessed': message<{ start: number; end: number; unit: string; words: string }>({
    severity: 'warning',
    title: 'offsets in code points or UTF-16 units',
    text: ({ start, end, unit, words }) =>
      `After an emoji or the like, ${start} to ${end} depends on what offsets count; in ${unit}, as assumed, it is ${words}.`,
    help: 'If these are the wrong words, set what offsets count: --span-offsets utf16 (or code-points)',
  }),
  'tag-malformed': message<{ line: string; problem: string }>({
    severity: 'error',
    title: 'token without a readable tag',
    text: ({ line, problem }) => `The line ${line} has no BIO or BIOES tag: ${problem}.`,
    help: 'The last column must be O, or B-, I-, E-, S-, L- or U- and a label, such as B-PER.',
  }),
  'token-blank': message<{ tag: string }>({
    severity: 'warning',
    title: 'token that is empty or only whitespace',
    text: ({ tag }) => `The token of the tag ${tag} is empty or only whitespace; it was skipped.`,
    help: 'Remove the line, unless the whitespace matters to you.',
  }),
  'tag-out-of-turn': message<{ tag: string }>({
    severity: 'warning',
    title: 'tag that does not continue a span',
    text: ({ tag }) =>
      `The tag ${tag} continues a span that was not started, so it was read as the start of one.`,
    help: 'Start each span with B-.',
  }),
};
