import { quote } from '../../json/json.ts';
import { message } from '../message.ts';
import { didYouMean } from './did-you-mean.ts';

/** Codes for what is wrong in predictions, completions and annotations. */
export const resultMessages = {
  'entries-not-list': message<{ list: string; found: string }>({
    severity: 'error',
    title: 'predictions, completions or annotations are not a list',
    text: ({ list, found }) => `"${list}" must be a list, not ${found}.`,
    help: 'Put square brackets around it, even if there is only one; omit the key if there are none.',
  }),
  'result-missing-key': message<{ name: string; key: string; found: string }>({
    severity: 'error',
    title: 'missing key in a result',
    text: ({ name, key, found }) => `${name} has no "${key}"; it has ${found}.`,
    help: 'Add the key; the documentation of the control tag shows what its results contain.',
  }),
  'result-wrong-type': message<{ name: string; expected: string; found: string }>({
    severity: 'error',
    title: 'wrong type of value in a result',
    text: ({ name, expected, found }) =>
      `${name} is ${found}, but must be ${expected}${name === '"score"' ? ', or left out' : ''}.`,
    help: 'Write numbers without quotes, and other values as the control tag itself does.',
  }),
  'result-out-of-range': message<{ name: string; number: number; limit: string; guess: string }>({
    severity: 'error',
    title: 'number out of range in a result',
    text: ({ name, number, limit, guess }) => `${name} is ${number}, but must be ${limit}.${guess}`,
    help: 'Stay within the range. Coordinates and sizes are percentages: 100 * pixels / original_width or original_height.',
  }),
  'unknown-from-name': message<{ name: string; known: string; suggestion: string; note: string }>({
    severity: 'error',
    title: 'from_name is not a control tag',
    text: ({ name, known, suggestion, note }) =>
      `The label config has no control tag ${quote(name)}; it has ${known}.${note || didYouMean(suggestion)}`,
    help: 'Set from_name to the name of a control tag, which is a tag with name and toName.',
  }),
  'unknown-to-name': message<{ name: string; control: string; known: string; suggestion: string }>({
    severity: 'error',
    title: 'to_name is not an object tag',
    text: ({ name, control, known, suggestion }) =>
      `The label config has no object tag ${quote(name)}; ${quote(control)} works on ${known}.${didYouMean(suggestion)}`,
    help: 'Set to_name to the name of the object tag, as in the toName of the control tag.',
  }),
  'to-name-not-of-control': message<{ name: string; control: string; known: string }>({
    severity: 'error',
    title: 'to_name is not a target of the control tag',
    text: ({ name, control, known }) =>
      `${quote(control)} does not work on ${quote(name)}, only on ${known}.`,
    help: 'Set to_name to an object tag that the toName of the control tag lists.',
  }),
  'result-type-mismatch': message<{ type: string; control: string; tag: string; expected: string }>({
    severity: 'error',
    title: 'type does not match the control tag',
    text: ({ type, control, tag, expected }) =>
      `The type ${quote(type)} does not match ${quote(control)} (${tag}), whose results have the type ${quote(expected)}.`,
    help: 'Set type to the tag of the control in lowercase, such as "choices" for <Choices>.',
  }),
  'result-type-case': message<{ type: string; control: string; tag: string; expected: string }>({
    severity: 'warning',
    title: 'type is not in lowercase',
    text: ({ type, expected }) => `Editors know the type ${quote(type)} only as ${quote(expected)}.`,
    help: 'Write the type in lowercase.',
  }),
  'score-out-of-range': message<{ score: number }>({
    severity: 'warning',
    title: 'score outside 0 to 1',
    text: ({ score }) => `The score ${score} is outside 0 to 1; Label Studio 1.23 refuses it.`,
    help: 'Write the score of a prediction as a number from 0 to 1.',
  }),
  'score-not-number': message<{ found: string }>({
    severity: 'warning',
    title: 'score is not a number',
    text: ({ found }) => `The score is ${found}, which only parts of Label Studio read as a number.`,
    help: 'Write the score of a prediction as a number, without quotes.',
  }),
  'region-id-repeated': message<{ id: string; control: string }>({
    severity: 'error',
    title: 'duplicate region id',
    text: ({ id, control }) =>
      `Another region of ${quote(control)} in this result already has the id ${quote(id)}; only one of them would be shown.`,
    help: 'Give each region a unique id; only a shape and its labels or per-region answers share one.',
  }),
  'region-repeated': message<{ type: string; control: string; other: string }>({
    severity: 'warning',
    title: 'duplicate region',
    text: ({ type, control, other }) =>
      `This region (${type} of ${quote(control)}) is a copy of the one with the id ${quote(other)}: same place, same values.`,
    help: 'Both are imported. Remove one of them. This often comes from merging results with a copy of themselves.',
  }),
  'relation-to-unknown-region': message<{ key: string; id: string }>({
    severity: 'error',
    title: 'relation to an unknown region',
    text: ({ key, id }) => `"${key}" is ${quote(id)}, but no region of this result has that id.`,
    help: 'Set from_id and to_id to the ids of two regions in the same result.',
  }),
  'unknown-label': message<{ label: string; control: string; known: string; suggestion: string }>({
    severity: 'error',
    title: 'unknown label',
    text: ({ label, control, known, suggestion }) =>
      `${quote(control)} has no label ${quote(label)}; it has ${known}.${didYouMean(suggestion)}`,
    help: 'Use a label exactly as the control tag has it, or add the label to the label config.',
  }),
  'label-not-alias': message<{ label: string; alias: string; control: string }>({
    severity: 'warning',
    title: 'label given by its value instead of its alias',
    text: ({ label, alias, control }) =>
      `${quote(control)} stores the label ${quote(label)} by its alias ${quote(alias)}.`,
    help: 'Use the alias of the label; Label Studio 1.23 may refuse its value.',
  }),
  'too-many-choices': message<{ count: number; control: string }>({
    severity: 'error',
    title: 'several choices where one is allowed',
    text: ({ count, control }) => `There are ${count} choices, but ${quote(control)} allows only one.`,
    help: 'Keep one choice, or set choice="multiple" on the Choices tag.',
  }),
  'taxonomy-path-unknown': message<{ path: string; item: string; control: string }>({
    severity: 'warning',
    title: 'no item at the path',
    text: ({ path, item, control }) =>
      `${quote(control)} has no item at the path ${path}: the editor shows ${quote(item)}, but ticks nothing in the list.`,
    help: 'Write each path from the top of the list down to the item.',
  }),
  'choice-repeated': message<{ choice: string; control: string }>({
    severity: 'warning',
    title: 'duplicate choice',
    text: ({ choice, control }) =>
      `The choice ${quote(choice)} of ${quote(control)} appears twice in this list.`,
    help: 'List each choice once.',
  }),
  'too-many-labels': message<{ count: number; control: string }>({
    severity: 'warning',
    title: 'several labels where annotators can give one',
    text: ({ count, control }) =>
      `There are ${count} labels, but annotators can give only one in ${quote(control)}.`,
    help: 'Keep one label, or set choice="multiple" on the control tag.',
  }),
  'labels-without-shape': message<{ id: string }>({
    severity: 'error',
    title: 'labels of a missing shape',
    text: ({ id }) =>
      id === ''
        ? 'These labels have no "id", so they belong to no shape of the image.'
        : `These labels belong to a shape with the id ${quote(id)}, which is not in this result.`,
    help: 'Give the labels the id of a rectangle, polygon or other shape in the same result.',
  }),
  'span-backwards': message<{ start: string; end: string }>({
    severity: 'error',
    title: 'span that ends before it starts',
    text: ({ start, end }) => `The span starts at ${start} but ends before that, at ${end}.`,
    help: 'Set start to the smaller number and end to the larger one.',
  }),
  'span-out-of-text': message<{ key: string; offset: number; length: number; unit: string }>({
    severity: 'error',
    title: 'span beyond the end of the text',
    text: ({ key, offset, length, unit }) =>
      `"${key}" is ${offset}, but the text is only ${length} ${unit}${length === 1 ? '' : 's'} long.`,
    help: 'Count offsets in the text of this task, from 0.',
  }),
  'span-in-code-points': message<{ start: number; end: number; inUtf16: string; inCodePoints: string }>({
    severity: 'warning',
    title: 'offsets in code points',
    text: ({ start, end, inUtf16, inCodePoints }) =>
      `In code points, which Label Studio 1.x counts, ${start} to ${end} is ${inCodePoints}; 0.9 counts UTF-16 units and would mark ${inUtf16}.`,
    help: 'For 1.x there is nothing to fix; for 0.9, lsimport init converts the offsets.',
  }),
  'span-in-utf16': message<{ start: number; end: number; inUtf16: string; inCodePoints: string }>({
    severity: 'warning',
    title: 'offsets in UTF-16 units',
    text: ({ start, end, inUtf16, inCodePoints }) =>
      `In UTF-16 units, which Label Studio 0.9 counts, ${start} to ${end} is ${inUtf16}; 1.x counts code points and would mark ${inCodePoints}.`,
    help: 'For 0.9 there is nothing to fix; for 1.x, lsimport convert --to tasks-1.x converts the offsets.',
  }),
  'span-unit-unknown': message<{ start: number; end: number }>({
    severity: 'warning',
    title: 'offsets in UTF-16 units or code points',
    text: ({ start, end }) =>
      `After an emoji or the like, ${start} to ${end} is different text in Label Studio 0.9, which counts UTF-16 units, and 1.x, which counts code points.`,
    help: 'Add the text of the span as "text" beside its offsets, so that lsimport can tell which they count; they are not converted now.',
  }),
  'phrase-in-code-points': message<{ start: number; end: number; slice: string; kept: string }>({
    severity: 'warning',
    title: 'offsets in a dialogue that seem to count code points',
    text: ({ start, end, slice, kept }) =>
      `The text from ${start} to ${end} is ${slice}, not ${kept}; it would match if the offsets counted code points.`,
    help: 'Count offsets in UTF-16 units, where most emoji count as two; Python counts code points.',
  }),
  'span-text-differs': message<{ start: number; end: number; slice: string; kept: string }>({
    severity: 'warning',
    title: 'span text that differs',
    text: ({ start, end, slice, kept }) => `The text from ${start} to ${end} is ${slice}, not ${kept}.`,
    help: 'Count the offsets again in the text of this task, from 0.',
  }),
  'no-such-phrase': message<{ key: string; found: string }>({
    severity: 'error',
    title: 'span in an unknown phrase',
    text: ({ key, found }) => `"${key}" is ${found}, but the dialogue has no such phrase.`,
    help: 'Use the index of a phrase, as a string; the first phrase is "0".',
  }),
  'phrase-index-number': message<{ key: string; index: number }>({
    severity: 'warning',
    title: 'phrase index that is a number',
    text: ({ key, index }) =>
      `"${key}" is the number ${index}; editors may lose a span whose phrase index is not a string.`,
    help: 'Write the index of the phrase in quotes: "0".',
  }),
  'region-without-label': message<{ key: string }>({
    severity: 'warning',
    title: 'region without a label',
    text: ({ key }) => `The value has no ${quote(key)}, so the region has no label.`,
    help: 'Label Studio shows the region; give it a label, or leave it as it is if that is meant.',
  }),
  'not-shown-in-1x': message<{ problem: string }>({
    severity: 'warning',
    title: 'value that Label Studio 1.x does not show',
    text: ({ problem }) => `Label Studio 1.x takes this but does not show it: ${problem}.`,
    help: 'Write the value as the editor itself does. With --server 1.x and --to tasks-1.x this is an error.',
  }),
  'frame-rate-differs': message<{ counted: number; shown: number }>({
    severity: 'warning',
    title: 'frames counted at another rate',
    text: ({ counted, shown }) =>
      `The frames were counted at ${counted} a second; the <Video> tag shows ${shown}, so regions drift from what they mark.`,
    help: 'Set frameRate of the <Video> tag to the number at which the frames were counted, or where videos differ to a data key that has it, such as frameRate="$fps".',
  }),
  'looks-like-fractions': message<Record<string, never>>({
    severity: 'warning',
    title: 'coordinates look like fractions of 1',
    text: () => 'All coordinates are between 0 and 1 percent; they look like fractions of the image.',
    help: 'Write coordinates as percentages: multiply fractions by 100.',
  }),
};
