import { isJsonLines } from '../../json/is-json-lines.ts';
import { unescapePointer } from '../../json/parse-lossless.ts';
import { jqCommand, jqPath } from '../jq-command.ts';
import { message } from '../message.ts';
import { withoutZ } from '../without-z.ts';
import { didYouMean } from './did-you-mean.ts';

/** How the names of sounds and videos end that browsers do not show; the others are images. */
const soundFile = /^\.(?:aiff?|au|wma|amr)$/i;
const videoFile = /^\.(?:avi|mkv|mov|ogv|wmv|flv|mpe?g|3gp)$/i;

/**
 * Codes for what is wrong in a task or its data. In the arguments `tag` is the tag that asks for a value,
 * as it is written in the label config; `wanted` and `found` are nouns with their article.
 */
export const dataMessages = {
  'task-not-object': message<{ found: string }>({
    severity: 'error',
    title: 'not a task',
    text: ({ found }) => `A task must be an object, not ${found}.`,
    help: 'Write each task as an object, such as {"data": {"text": "..."}}. A list of nothing but texts or links can be a text file with one a line.',
  }),
  'data-not-object': message<{ found: string; areTexts?: number }>({
    severity: 'error',
    title: '"data" is not an object',
    text: ({ found }) => `The "data" of a task must be an object, not ${found}.`,
    help: 'Write "data" as an object with the keys that the label config uses.',
    helpFor: ({ found, areTexts }, file) => {
      const isLines = isJsonLines(file);
      if (areTexts) {
        const [rename, each] = isLines
          ? ['.texts = .data | del(.data)', '{text: .data[]}']
          : ['map(.texts = .data | del(.data))', 'map({text: .data[]})'];
        const way = (program: string) =>
          `${jqCommand(program, file, isLines ? '-c' : undefined)} > NEW.${isLines ? 'jsonl' : 'json'}`;
        return `If they are the texts of one task, such as the turns of a dialogue, call them "texts": ${way(rename)}. If each is a task: ${way(each)}`;
      }
      if (found === 'a list')
        return `If each of its items is a task: ${jqCommand(`${isLines ? '' : '.[]'}.data[]`, file, '-c')} > NEW.jsonl. Else write "data" as an object with the keys that the label config uses.`;
      if (!found.startsWith('the string ')) return undefined;
      // Some versions of doccano call the text so.
      const [command, target] = isLines
        ? [jqCommand('.text = .data | del(.data)', file, '-c'), 'NEW.jsonl']
        : [jqCommand('map(.text = .data | del(.data))', file), 'NEW.json'];
      return `If it is the text of the task, call it "text": ${command} > ${target}. Else write "data" as an object with the keys that the label config uses.`;
    },
  }),
  'unusual-meta': message<{ found: string }>({
    severity: 'warning',
    title: '"meta" is neither an object nor a list',
    text: ({ found }) =>
      `"meta" is ${found} and was dropped: Label Studio cannot serve a task with such a "meta".`,
    help: 'Make "meta" an object.',
  }),
  'results-without-data': message<{ list: string }>({
    severity: 'warning',
    title: 'results in a task without "data"',
    text: ({ list }) =>
      `This task has no "data", so Label Studio reads "${list}" as data and shows none of its results.`,
    help: 'Move the data keys into "data" and keep the results beside it.',
  }),
  'missing-data-key': message<{ key: string; tag: string; suggestion: string; has: string }>({
    severity: 'error',
    title: 'missing data key',
    text: ({ key, tag, suggestion, has }) =>
      `The data has no ${key}, which ${tag} needs.${didYouMean(suggestion) || (has && ` It has ${has}.`)}`,
    help: 'Add the key to the data, or make the label config use one that the data has.',
  }),
  'missing-text-variable': message<{ key: string; tag: string; suggestion: string }>({
    severity: 'warning',
    title: 'variable without a value',
    text: ({ key, tag, suggestion }) =>
      `The data has no ${key}, so ${tag} shows "undefined" instead.${didYouMean(suggestion)}`,
    help: 'Add the key to the data, or remove the variable from the text.',
  }),
  'wrong-data-type': message<{ tag: string; wanted: string; found: string }>({
    severity: 'error',
    title: 'wrong type of value',
    text: ({ tag, wanted, found }) => `${tag} needs ${wanted}, but this is ${found}.`,
    help: 'Change the value to one the tag can show, or use a tag that shows such values.',
  }),
  'unsure-data-type': message<{ tag: string; wanted: string; found: string }>({
    severity: 'warning',
    title: 'value that some Label Studio versions cannot show',
    text: ({ tag, wanted, found }) => `${tag} expects ${wanted}, but this is ${found}.`,
    help: 'Change the value to one that every version of Label Studio shows.',
  }),
  'page-alone': message<{ tag: string; found: string }>({
    severity: 'warning',
    title: 'one image where a list of pages is expected',
    text: ({ tag, found }) => `${tag} expects a list with the pages of a task, but this is ${found}.`,
    help: 'For a task of each image, use value instead of valueList in the label config. For several pages in a task, use JSON with a list of them.',
  }),
  'not-a-url': message<{ tag: string; wanted: string; found: string }>({
    severity: 'error',
    title: 'text instead of a URL',
    text: ({ tag, wanted, found }) => `${tag} needs ${wanted}, but this is ${found}.`,
    help: 'Use a URL or a path that starts with a slash, or remove valueType="url" from the tag.',
  }),
  'unsure-url': message<{ tag: string; wanted: string; found: string }>({
    severity: 'warning',
    title: 'text that does not look like a URL',
    text: ({ tag, wanted, found }) => `${tag} needs ${wanted}, but this does not look like one: ${found}.`,
    help: 'Use a URL or a cloud address such as s3://bucket/file. For files of this machine, --document-root FOLDER or --links URL makes links of their paths.',
    helpForProject:
      'Use a URL or a cloud address such as s3://bucket/file. For files of this machine, create the project again with lsimport init --document-root FOLDER or --links URL, which makes links of their paths.',
  }),
  'empty-url': message<{ tag: string; wanted: string; found: string }>({
    severity: 'warning',
    title: 'empty URL',
    text: ({ tag, wanted, found }) => `${tag} needs ${wanted}, but this is ${found}.`,
    help: 'Add the URL, or remove the task if there is nothing to label.',
  }),
  'file-type-not-shown': message<{ link: string; extension: string }>({
    severity: 'warning',
    title: 'file type that browsers cannot show',
    text: ({ link, extension }) =>
      `${link} ends in ${extension}, a file type that most browsers cannot show.`,
    help: 'Convert it to a format that every browser supports: PNG or JPEG, MP3 or WAV, MP4 (H.264).',
    helpFor: ({ extension }) => {
      const goal = soundFile.test(extension)
        ? 'MP3 or WAV'
        : videoFile.test(extension)
          ? 'MP4 (H.264)'
          : 'PNG or JPEG';
      return `Convert it to a format that every browser supports, such as ${goal}.`;
    },
  }),
  'chat-media-not-shown': message<{ media: string; urls: number; path: string }>({
    severity: 'warning',
    title: 'media in a chat that are not shown',
    text: ({ media }) =>
      `The messages have ${media}, which the label config does not show: only their texts are.`,
    help: 'Put the links into a data key of their own, and show it beside the chat with a tag such as <Image name="images" valueList="$images"/> or <Audio>.',
    helpFor: ({ urls, path }, file) => {
      if (urls === 0) return undefined;
      const steps = stepsOf(path);
      const chat = jqPath(steps);
      const images = jqPath([...steps.slice(0, -1), 'images']);
      const program = `${images} += [${chat}[].content | arrays[] | .image_url | values | .url? // .]`;
      return `Put the links of the images into a data key of their own: ${onTasks(program, file)}. Then show them beside the chat in Label Studio 1.x: <Image name="images" valueList="$images"/>`;
    },
  }),
  'chat-parts-not-shown': message<{ type: string; count: number; path: string }>({
    severity: 'warning',
    title: 'parts of a chat that are not shown',
    text: ({ type, count }) =>
      `The messages have ${count === 1 ? 'a part' : `${count} parts`} of the type ${type}, which the label config does not show: only their texts are.`,
    help: 'Write these parts as texts, or remove them if nobody has to see them.',
    helpFor: ({ type, path }, file) => {
      const parts = `${jqPath(stepsOf(path))}[].content | arrays[] | select(.type == ${type})`;
      return `To write these parts as texts: ${onTasks(`(${parts}) |= {type: "text", text: tojson}`, file)}`;
    },
  }),
  'empty-data-list': message<{ tag: string; wanted: string }>({
    severity: 'error',
    title: 'empty list that cannot be shown',
    text: ({ tag, wanted }) => `${tag} needs ${wanted} and fails on this empty list.`,
    help: 'Add items to the list, or remove the task if there is nothing to label.',
  }),
  'nothing-to-show': message<{ tag: string; wanted: string }>({
    severity: 'warning',
    title: 'empty list',
    text: ({ tag, wanted }) => `${tag} needs ${wanted}; this list is empty, so nothing is shown.`,
    help: 'Add items to the list, or remove the task if there is nothing to label.',
  }),
  'missing-item-key': message<{ key: string; tag: string; suggestion: string }>({
    severity: 'error',
    title: 'missing key in an item',
    text: ({ key, tag, suggestion }) =>
      `This item has no ${key}, and ${tag} shows nothing without it.${didYouMean(suggestion)}`,
    help: 'Add the key to the item, or use a key that it has in the label config.',
  }),
  'item-lacks-key': message<{ key: string; tag: string; suggestion: string }>({
    severity: 'warning',
    title: 'incomplete item',
    text: ({ key, tag, suggestion }) =>
      `This item has no ${key}, which ${tag} expects.${didYouMean(suggestion)}`,
    help: 'Add the key to the item.',
  }),
  'duplicate-item-id': message<{ id: string; first: number; second: number }>({
    severity: 'error',
    title: 'duplicate item id',
    text: ({ id, first, second }) =>
      `Item ${second} of the list has the same id as item ${first}, ${id}, so only one of them is shown.`,
    help: 'Give each item a unique id.',
  }),
  'bad-base64': message<{ found: string }>({
    severity: 'error',
    title: 'not base64',
    text: ({ found }) => `This is not valid base64: ${found}.`,
    help: 'Encode the text in base64 (letters, digits, "+" and "/"), or remove the encoding from the tag.',
  }),
  'bad-json-text': message<{ found: string }>({
    severity: 'error',
    title: 'text that is not JSON',
    text: ({ found }) => `This must be an object or a string of JSON, not ${found}.`,
    help: 'Write the value as an object.',
  }),
  'missing-column': message<{ column: string; suggestion: string }>({
    severity: 'error',
    title: 'missing column in a time series',
    text: ({ column, suggestion }) => `The time series has no column ${column}.${didYouMean(suggestion)}`,
    help: 'Add the column, or change timeColumn or the Channel in the label config.',
  }),
  'unequal-columns': message<{ column: string; found: number; other: string; wanted: number }>({
    severity: 'warning',
    title: 'columns of different lengths',
    text: ({ column, found, other, wanted }) =>
      `The column ${column} has ${found} values, but ${other} has ${wanted}.`,
    help: 'Give all columns of a time series the same number of values; use null for a gap.',
  }),
  'bad-time': message<{ found: string; wanted: string; fits?: string; plain?: string }>({
    severity: 'error',
    title: 'unreadable time',
    text: ({ found, wanted }) => `The time must be ${wanted}, not ${found}.`,
    help: 'Write times as the timeFormat of the TimeSeries tag says, or as numbers if it has none; or change the tag.',
    helpFor: ({ fits, plain }, file) =>
      fits === undefined ? withoutZ(plain, file) : `All times fit ${fits}: set it in the TimeSeries tag.`,
  }),
  'times-not-rising': message<{ found: string; before: string }>({
    severity: 'error',
    title: 'times out of order',
    text: ({ found, before }) => `This time, ${found}, is earlier than the one before it, ${before}.`,
    help: 'Sort the rows of the time series by time.',
  }),
};

/** The steps of a JSON pointer. */
function stepsOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapePointer);
}

/** The command that changes each task of a file with a program for jq. */
function onTasks(program: string, file: string): string {
  return isJsonLines(file)
    ? `${jqCommand(program, file, '-c')} > NEW.jsonl`
    : `${jqCommand(`map(${program})`, file)} > NEW.json`;
}
