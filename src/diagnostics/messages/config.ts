import { quote } from '../../json/json.ts';
import { showTag } from '../../label-config/show-tag.ts';
import { message } from '../message.ts';

/** Codes for what is wrong in a label config. */
export const configMessages = {
  'config-not-well-formed': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is not well-formed XML',
    text: ({ problem }) => `The label config is not well-formed XML: ${problem}.`,
    help: 'Mend the XML at this place.',
  }),
  'config-not-utf8': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is not UTF-8 text',
    text: ({ problem }) => `The label config is not UTF-8 text: ${problem}.`,
    help: 'Save the label config as UTF-8.',
  }),
  'config-too-large': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is too large',
    text: ({ problem }) => `The label config is too large to be one: ${problem}.`,
    help: 'Check that this is the right file; long lists of choices can come from the data, with value="$key".',
  }),
  'config-too-deep': message<{ limit: number }>({
    severity: 'error',
    title: 'label config is nested too deeply',
    text: ({ limit }) => `The tags of the label config are nested in more than ${limit} levels.`,
    help: 'Take out some of the <View> tags around this place.',
  }),
  'config-doctype': message<Record<string, never>>({
    severity: 'error',
    title: 'DOCTYPE in the label config',
    text: () =>
      'The label config has a DOCTYPE, which is refused unread: it could name other files or grow without bound.',
    help: 'Take out the <!DOCTYPE ...>; write what its entities stand for where they are used.',
  }),
  'config-xinclude': message<Record<string, never>>({
    severity: 'error',
    title: 'XInclude in the label config',
    text: () => 'The label config uses XInclude, which is refused: no other file is read.',
    help: 'Put the included tags into the label config itself.',
  }),
  'config-encoding-declaration': message<{ encoding: string }>({
    severity: 'warning',
    title: 'label config declares its encoding',
    text: ({ encoding }) =>
      `The label config declares the encoding ${quote(encoding)}; Label Studio cannot load a project whose label config does.`,
    help: 'lsimport leaves the encoding out of the declaration that it writes; take it out of your file as well.',
  }),
  'config-unknown-tag': message<{ tag: string; suggestion: string }>({
    severity: 'error',
    title: 'unknown tag',
    text: ({ tag, suggestion }) =>
      `Label Studio does not know the tag ${showTag(tag)}.${didYouMean(suggestion && showTag(suggestion))}`,
    help: 'Use a tag of Label Studio. Write HTML inside <HyperText>, headings as <Header value="..."/>.',
  }),
  'config-wrong-parent': message<{ tag: string; wanted: string }>({
    severity: 'error',
    title: 'tag in the wrong place',
    text: ({ tag, wanted }) => `${showTag(tag)} must be inside ${wanted}, and here it is not.`,
    help: 'Move the tag into one of the tags that it belongs to.',
  }),
  'config-label-in-choices': message<{ choices: string }>({
    severity: 'error',
    title: 'label among choices',
    text: ({ choices }) => `${showTag(choices)} holds a <Label>, but its choices must be <Choice> tags.`,
    help: 'Write <Choice value="..."/> in <Choices>, and <Label value="..."/> in <Labels>.',
  }),
  'config-label-outside': message<{ label: string }>({
    severity: 'warning',
    title: 'label outside a control tag',
    text: ({ label }) => `This ${showTag(label)} is in no control tag, so nobody can use it.`,
    help: 'Move it into <Labels> or another tag for labels, or take it out.',
  }),
  'config-missing-attribute': message<{ tag: string; attribute: string; suggestion: string }>({
    severity: 'error',
    title: 'missing attribute',
    text: ({ tag, attribute, suggestion }) =>
      `${showTag(tag)} has no attribute ${quote(attribute)}, which Label Studio needs.` +
      (suggestion && ` Is ${quote(suggestion)} meant to be it?`),
    help: 'Object tags need name and value, control tags name and toName, labels and choices value.',
  }),
  'config-attribute-case': message<{ tag: string; attribute: string; expected: string }>({
    severity: 'error',
    title: 'attribute name in the wrong case',
    text: ({ tag, attribute, expected }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} must be written as ${quote(expected)}: Label Studio's servers do not see it otherwise.`,
    help: 'Write name and value in small letters and toName with a capital N.',
  }),
  'config-attribute-case-harmless': message<{ tag: string; attribute: string; expected: string }>({
    severity: 'warning',
    title: 'unusual case of an attribute name',
    text: ({ tag, attribute, expected }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} is better written as ${quote(expected)}: only the editor sees it like this.`,
    help: 'Write name and value in small letters and toName with a capital N.',
  }),
  'config-no-target': message<{ tag: string }>({
    severity: 'warning',
    title: 'control tag without toName',
    text: ({ tag }) =>
      `${showTag(tag)} has no attribute "toName", so Label Studio must guess what it belongs to or refuses it.`,
    help: 'Add toName with the name of the object tag that it works on.',
  }),
  'config-unknown-target': message<{ tag: string; target: string; suggestion: string }>({
    severity: 'error',
    title: 'toName names no tag',
    text: ({ tag, target, suggestion }) =>
      `The toName of ${showTag(tag)} is ${quote(target)}, and no tag has that name.${didYouMean(suggestion && quote(suggestion))}`,
    help: 'Give the name of an object tag, not its data key; separate several names by commas without spaces.',
  }),
  'config-unsupported-target': message<{ tag: string; name: string; found: string; wanted: string }>({
    severity: 'error',
    title: 'toName names a tag of the wrong kind',
    text: ({ tag, name, found, wanted }) =>
      `${showTag(tag)} works on ${wanted} only, but its toName ${quote(name)} is the name of ${showTag(found)}.`,
    help: 'Point toName at the right object tag, or use a control tag that fits the object.',
  }),
  'config-target-is-no-object': message<{ tag: string; name: string; found: string }>({
    severity: 'warning',
    title: 'toName names no object tag',
    text: ({ tag, name, found }) =>
      `The toName of ${showTag(tag)}, ${quote(name)}, is the name of ${showTag(found)}, which shows no data.`,
    help: 'Point toName at an object tag such as <Text> or <Image>.',
  }),
  'config-duplicate-name': message<{ name: string; line: number; column: number }>({
    severity: 'error',
    title: 'name used twice',
    text: ({ name, line, column }) =>
      `The name ${quote(name)} is used already in line ${line}, column ${column}.`,
    help: 'Give each tag a name of its own.',
  }),
  'config-numeric-name': message<{ name: string }>({
    severity: 'warning',
    title: 'name that is a number',
    text: ({ name }) => `The name ${quote(name)} is a number, and Label Studio's servers refuse such names.`,
    help: 'Begin the name with a letter, and change the toName that refers to it.',
  }),
  'config-no-labels': message<{ tag: string; label: string }>({
    severity: 'error',
    title: 'nothing to choose from',
    text: ({ tag, label }) =>
      `${showTag(tag)} has no ${showTag(label)} in it and no value to take them from.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" when they come from the data.',
  }),
  'config-no-labels-yet': message<{ tag: string; label: string }>({
    severity: 'warning',
    title: 'control tag without labels',
    text: ({ tag, label }) => `${showTag(tag)} has no ${showTag(label)} in it, so nothing can be chosen.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" when they come from the data.',
  }),
  'config-value-not-allowed': message<{ tag: string; attribute: string; value: string; allowed: string }>({
    severity: 'error',
    title: 'attribute value that Label Studio does not know',
    text: ({ tag, attribute, value, allowed }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}; it must be one of ${allowed}.`,
    help: 'Use one of the values that Label Studio knows.',
  }),
  'config-bad-color': message<{ tag: string; attribute: string; value: string }>({
    severity: 'error',
    title: 'not a colour',
    text: ({ tag, attribute, value }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}, which is no CSS colour.`,
    help: 'Use a colour such as red, #ff0000 or rgba(255, 0, 0, 0.5).',
  }),
  'config-video-speed': message<{ attribute: string; value: string; slowest: number; fastest: number }>({
    severity: 'error',
    title: 'playback speed out of range',
    text: ({ attribute, value, slowest, fastest }) =>
      `The attribute ${quote(attribute)} is ${quote(value)}; it must be a number from ${slowest} to ${fastest}.`,
    help: 'Give the speed as a factor: 1 is normal, 0.5 half as fast.',
  }),
  'config-video-speed-order': message<{ least: number; byDefault: number }>({
    severity: 'error',
    title: 'least playback speed above the default',
    text: ({ least, byDefault }) =>
      `The attribute "minPlaybackSpeed" is ${least}, above the "defaultPlaybackSpeed" of ${byDefault}.`,
    help: 'Make minPlaybackSpeed at most as large as defaultPlaybackSpeed.',
  }),
  'config-empty-variable': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'nothing to show',
    text: ({ tag, value }) =>
      `The value of ${showTag(tag)} is ${quote(value)}, so it shows nothing of the data.`,
    help: 'Write a dollar sign and the data key, such as value="$text".',
  }),
  'config-doubled-dollar': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'two dollar signs',
    text: ({ tag, value }) =>
      `The value of ${showTag(tag)} is ${quote(value)}; only the first dollar sign is dropped to get the data key.`,
    help: 'Write one dollar sign before the data key.',
  }),
  'config-missing-dollar': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'fixed value where a data key is likely meant',
    text: ({ tag, value }) =>
      `The value of ${showTag(tag)} is the fixed text ${quote(value)}, the same for every task.`,
    help: 'Write a dollar sign before a data key, such as value="$image".',
  }),
};

function didYouMean(suggestion: string): string {
  return suggestion && ` Did you mean ${suggestion}?`;
}
