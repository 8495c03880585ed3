import { quote } from '../../json/json.ts';
import { message } from '../message.ts';

/** Codes for what is wrong in predictions, completions and annotations. */
export const resultMessages = {
  'entries-not-list': message<{ list: string; found: string }>({
    severity: 'error',
    title: 'predictions, completions or annotations are not a list',
    text: ({ list, found }) => `"${list}" must be a list, this is ${found}.`,
    help: 'Put square brackets around it, even when there is only one; leave the key out when there is none.',
  }),
  'result-missing-key': message<{ name: string; key: string; found: string }>({
    severity: 'error',
    title: 'a key is missing in a result',
    text: ({ name, key, found }) => `${name} has no "${key}"; it has ${found}.`,
    help: 'Add the key; the documentation of the control tag shows what its results look like.',
  }),
  'result-wrong-type': message<{ name: string; expected: string; found: string }>({
    severity: 'error',
    title: 'a value in a result is of the wrong kind',
    text: ({ name, expected, found }) => `${name} is ${found}, but must be ${expected}.`,
    help: 'Write the value in the form that the control tag itself writes; numbers must not be in quotes.',
  }),
  'result-out-of-range': message<{ name: string; number: number; limit: string; guess: string }>({
    severity: 'error',
    title: 'a number in a result is out of range',
    text: ({ name, number, limit, guess }) => `${name} is ${number}, but must be ${limit}.${guess}`,
    help: 'Keep to the range; coordinates and sizes are percents: 100 * pixels / original_width or original_height.',
  }),
  'unknown-from-name': message<{ name: string; known: string; guess: string }>({
    severity: 'error',
    title: 'from_name is no control tag of the label config',
    text: ({ name, known, guess }) =>
      `The label config has no control tag ${quote(name)}; it has ${known}.${guess}`,
    help: 'Write the name of a control tag, a tag with name and toName, into from_name.',
  }),
  'unknown-to-name': message<{ name: string; control: string; known: string; guess: string }>({
    severity: 'error',
    title: 'to_name is no object tag of the label config',
    text: ({ name, control, known, guess }) =>
      `The label config has no object tag ${quote(name)}; ${quote(control)} works on ${known}.${guess}`,
    help: 'Write the name of the object tag into to_name, as it stands in toName of the control tag.',
  }),
  'to-name-not-of-control': message<{ name: string; control: string; known: string }>({
    severity: 'error',
    title: 'to_name is not an object of the control tag',
    text: ({ name, control, known }) =>
      `${quote(control)} does not work on ${quote(name)}, only on ${known}.`,
    help: 'Write the name of an object tag that stands in toName of the control tag into to_name.',
  }),
  'result-type-mismatch': message<{ type: string; control: string; tag: string; expected: string }>({
    severity: 'error',
    title: 'type does not fit the control tag',
    text: ({ type, control, tag, expected }) =>
      `The type ${quote(type)} does not fit ${quote(control)} (${tag}), whose results have the type ${quote(expected)}.`,
    help: 'Write the tag of the control in lower case into type.',
  }),
  'result-type-case': message<{ type: string; control: string; tag: string; expected: string }>({
    severity: 'warning',
    title: 'type is not in lower case',
    text: ({ type, expected }) => `The type ${quote(type)} is known to editors only as ${quote(expected)}.`,
    help: 'Write the type in lower case.',
  }),
  'score-out-of-range': message<{ score: number }>({
    severity: 'warning',
    title: 'score outside 0 to 1',
    text: ({ score }) => `The score ${score} lies outside 0 to 1; Label Studio 1.23 refuses that.`,
    help: 'Write the score of a prediction as a number from 0 to 1.',
  }),
  'score-not-number': message<{ found: string }>({
    severity: 'warning',
    title: 'score is not a number',
    text: ({ found }) => `The score is ${found}, which only some of Label Studio reads as a number.`,
    help: 'Write the score of a prediction as a number, without quotes.',
  }),
  'region-id-repeated': message<{ id: string; control: string }>({
    severity: 'error',
    title: 'two regions of one result have the same id',
    text: ({ id, control }) =>
      `Another region of ${quote(control)} in this result has the id ${quote(id)}; only one of them would be shown.`,
    help: 'Give each region its own id; only a shape and its labels or per-region answers share one.',
  }),
  'relation-to-unknown-region': message<{ key: string; id: string }>({
    severity: 'error',
    title: 'a relation leads to no region',
    text: ({ key, id }) => `"${key}" is ${quote(id)}, but no region of this result has that id.`,
    help: 'Write the ids of two regions of the same result into from_id and to_id.',
  }),
  'unknown-label': message<{ label: string; control: string; known: string; guess: string }>({
    severity: 'error',
    title: 'a label that the control tag does not have',
    text: ({ label, control, known, guess }) =>
      `${quote(control)} has no label ${quote(label)}; it has ${known}.${guess}`,
    help: 'Use a label of the control tag, letter by letter, or add the label to the label config.',
  }),
  'label-not-alias': message<{ label: string; alias: string; control: string }>({
    severity: 'warning',
    title: 'a label is given by its value instead of its alias',
    text: ({ label, alias, control }) =>
      `${quote(control)} stores the label ${quote(label)} by its alias ${quote(alias)}.`,
    help: 'Write the alias of the label; Label Studio 1.23 may refuse its value.',
  }),
  'too-many-choices': message<{ count: number; control: string }>({
    severity: 'error',
    title: 'several choices where one is allowed',
    text: ({ count, control }) => `There are ${count} choices, but ${quote(control)} takes one.`,
    help: 'Leave one choice, or write choice="multiple" into the Choices tag.',
  }),
  'choice-repeated': message<{ choice: string; control: string }>({
    severity: 'warning',
    title: 'the same choice twice',
    text: ({ choice, control }) =>
      `The choice ${quote(choice)} of ${quote(control)} stands twice in this list.`,
    help: 'Leave each choice in the list once.',
  }),
  'too-many-labels': message<{ count: number; control: string }>({
    severity: 'warning',
    title: 'several labels where annotators can give one',
    text: ({ count, control }) =>
      `There are ${count} labels, but in ${quote(control)} annotators can give one.`,
    help: 'Leave one label, or write choice="multiple" into the control tag.',
  }),
  'labels-without-shape': message<{ id: string }>({
    severity: 'error',
    title: 'labels of a shape that is not there',
    text: ({ id }) =>
      id === ''
        ? 'These labels have no "id", so they belong to no shape of the image.'
        : `These labels belong to a shape with the id ${quote(id)}, which is not in this result.`,
    help: 'Give the labels the id of a rectangle, polygon or other shape in the same result.',
  }),
  'span-backwards': message<{ start: string; end: string }>({
    severity: 'error',
    title: 'a span ends before it starts',
    text: ({ start, end }) => `The span starts at ${start} and ends at ${end}, which is before it.`,
    help: 'Write the smaller number into start and the greater one into end.',
  }),
  'span-out-of-text': message<{ key: string; offset: number; length: number }>({
    severity: 'error',
    title: 'a span reaches beyond the text',
    text: ({ key, offset, length }) => `"${key}" is ${offset}, but the text is ${length} UTF-16 units long.`,
    help: 'Count the offsets in the text of this very task, from 0, in UTF-16 units.',
  }),
  'span-in-code-points': message<{ start: number; end: number; slice: string; kept: string }>({
    severity: 'warning',
    title: 'offsets seem to count code points',
    text: ({ start, end, slice, kept }) =>
      `The text from ${start} to ${end} is ${slice}, not ${kept}, which would fit if the offsets counted code points.`,
    help: 'Count offsets in UTF-16 units, where most emoji are two; Python counts code points.',
  }),
  'span-text-differs': message<{ start: number; end: number; slice: string; kept: string }>({
    severity: 'warning',
    title: 'the text of a span differs',
    text: ({ start, end, slice, kept }) => `The text from ${start} to ${end} is ${slice}, not ${kept}.`,
    help: 'Count the offsets again in the text of this very task, from 0, in UTF-16 units.',
  }),
  'no-such-phrase': message<{ key: string; found: string }>({
    severity: 'error',
    title: 'a span in a phrase that is not there',
    text: ({ key, found }) => `"${key}" is ${found}, and the dialogue has no such phrase.`,
    help: 'Write the index of a phrase as text; the first phrase is "0".',
  }),
  'phrase-index-number': message<{ key: string; index: number }>({
    severity: 'warning',
    title: 'the index of a phrase is a number',
    text: ({ key, index }) =>
      `"${key}" is the number ${index}; editors may lose a span whose phrase is not given as text.`,
    help: 'Write the index of the phrase in quotes: "0".',
  }),
  'looks-like-fractions': message<Record<string, never>>({
    severity: 'warning',
    title: 'coordinates look like fractions of 1',
    text: () => 'All coordinates lie between 0 and 1 percent, which looks like fractions of the image.',
    help: 'Write coordinates in percent: multiply fractions by 100.',
  }),
};
