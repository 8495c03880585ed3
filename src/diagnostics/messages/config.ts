import { quote } from '../../json/json.ts';
import { message } from '../message.ts';
import { showTag } from '../show-tag.ts';
import { didYouMean } from './did-you-mean.ts';

/** Codes for what is wrong in a label config. */
export const configMessages = {
  'config-not-well-formed': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is not well-formed XML',
    text: ({ problem }) => `The label config is not well-formed XML: ${problem}.`,
    help: 'Fix the XML at this position.',
  }),
  'config-not-xml': message<{ problem: string }>({
    severity: 'error',
    title: 'not a label config',
    text: ({ problem }) => `This is not a label config: it ${problem}.`,
    help: 'Use an XML file, such as -l config.xml. lsimport help templates lists those that --template has.',
  }),
  'config-label-repeated': message<{ tag: string; label: string }>({
    severity: 'warning',
    title: 'duplicate label or choice',
    text: ({ tag, label }) =>
      `${tag} ${label} is there twice, so that results cannot tell which one was chosen.`,
    help: 'Remove one of them, or give it another value or alias.',
  }),
  'config-not-a-number': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'number of stars that is not a number',
    text: ({ tag, value }) => `The maxRating of ${tag} is ${value}, not a number from 1.`,
    help: 'Use a whole number, such as maxRating="5".',
  }),
  'config-not-utf8': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is not UTF-8',
    text: ({ problem }) => `The label config is not UTF-8: ${problem}.`,
    help: 'Save the label config as UTF-8.',
  }),
  'config-too-large': message<{ problem: string }>({
    severity: 'error',
    title: 'label config is too large',
    text: ({ problem }) => `The label config is too large: ${problem}.`,
    help: 'Check that this is the right file. Long lists of choices can come from the data: value="$key".',
  }),
  'config-too-deep': message<{ limit: number }>({
    severity: 'error',
    title: 'label config is nested too deeply',
    text: ({ limit }) => `The label config nests tags more than ${limit} levels deep.`,
    help: 'Remove some of the <View> tags around this one.',
  }),
  'config-doctype': message<Record<string, never>>({
    severity: 'error',
    title: 'DOCTYPE in the label config',
    text: () =>
      'The label config has a DOCTYPE, which is not supported: it could load other files or expand without limit.',
    help: 'Remove the <!DOCTYPE ...> and write out its entities where they are used.',
  }),
  'config-xinclude': message<Record<string, never>>({
    severity: 'error',
    title: 'XInclude in the label config',
    text: () => 'The label config uses XInclude, which is not supported: no other file is read.',
    help: 'Copy the included tags into the label config.',
  }),
  'config-encoding-declaration': message<{ encoding: string }>({
    severity: 'warning',
    title: 'label config declares its encoding',
    text: ({ encoding }) =>
      `The label config declares the encoding ${quote(encoding)}; Label Studio cannot load a project with such a label config.`,
    help: 'lsimport removes the encoding from the label config it writes; remove it from your file as well.',
  }),
  'config-unknown-tag': message<{ tag: string; suggestion: string }>({
    severity: 'error',
    title: 'unknown tag',
    text: ({ tag, suggestion }) =>
      `Label Studio has no tag ${showTag(tag)}.${suggestion && ` Did you mean ${showTag(suggestion)}?`}`,
    help: 'Use a Label Studio tag. HTML goes inside <HyperText>; headings are <Header value="..."/>.',
  }),
  'config-wrong-parent': message<{ tag: string; wanted: string }>({
    severity: 'error',
    title: 'tag in the wrong place',
    text: ({ tag, wanted }) => `${showTag(tag)} must be inside ${wanted}.`,
    help: 'Move the tag inside one of its parent tags.',
  }),
  'config-label-in-choices': message<{ choices: string }>({
    severity: 'error',
    title: 'label inside a choice tag',
    text: ({ choices }) => `${showTag(choices)} contains a <Label>, but its choices must be <Choice> tags.`,
    help: 'Use <Choice value="..."/> in <Choices> and <Label value="..."/> in <Labels>.',
  }),
  'config-label-outside': message<{ label: string }>({
    severity: 'warning',
    title: 'label outside a control tag',
    text: ({ label }) => `This ${showTag(label)} is not inside a control tag, so annotators cannot use it.`,
    help: 'Move it into <Labels> or another tag for labels, or remove it.',
  }),
  'config-missing-attribute': message<{ tag: string; attribute: string; suggestion: string }>({
    severity: 'error',
    title: 'missing attribute',
    text: ({ tag, attribute, suggestion }) =>
      `${showTag(tag)} has no attribute ${quote(attribute)}, which Label Studio requires.` +
      (suggestion && ` Is ${quote(suggestion)} a typo?`),
    help: 'Object tags need name and value, control tags need name and toName, labels and choices need value.',
  }),
  'config-attribute-case': message<{ tag: string; attribute: string; expected: string }>({
    severity: 'error',
    title: 'attribute name in the wrong case',
    text: ({ tag, attribute, expected }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} must be spelled ${quote(expected)}: Label Studio servers ignore it otherwise.`,
    help: 'Write name and value in lowercase, and toName with a capital N.',
  }),
  'config-attribute-case-harmless': message<{ tag: string; attribute: string; expected: string }>({
    severity: 'warning',
    title: 'unusual case in an attribute name',
    text: ({ tag, attribute, expected }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} should be spelled ${quote(expected)}: as written, only the editor reads it.`,
    help: 'Write name and value in lowercase, and toName with a capital N.',
  }),
  'config-attribute-typo': message<{ tag: string; attribute: string; suggestion: string }>({
    severity: 'warning',
    title: 'unknown attribute',
    text: ({ tag, attribute, suggestion }) =>
      `${showTag(tag)} has no attribute ${quote(attribute)}, so Label Studio ignores it.${didYouMean(suggestion)}`,
    help: 'Correct the name of the attribute, or remove it.',
  }),
  'config-no-target': message<{ tag: string }>({
    severity: 'warning',
    title: 'control tag without toName',
    text: ({ tag }) =>
      `${showTag(tag)} has no attribute "toName"; Label Studio guesses its object tag or refuses it.`,
    help: 'Add toName with the name of its object tag.',
  }),
  'config-no-control': message<Record<string, never>>({
    severity: 'warning',
    title: 'label config without a control tag',
    text: () =>
      'Nothing can be labeled: the label config has no control tag, so Label Studio 1.x opens no task.',
    help: 'Add a control tag with the toName of an object tag, such as <Choices>, <Labels>, <RectangleLabels> or <TextArea>.',
  }),
  'config-unknown-target': message<{ tag: string; target: string; suggestion: string }>({
    severity: 'error',
    title: 'toName matches no tag',
    text: ({ tag, target, suggestion }) =>
      `The toName of ${showTag(tag)} is ${quote(target)}, but no tag has that name.${didYouMean(suggestion)}`,
    help: 'Use the name of an object tag, not its data key. Separate several names with commas, without spaces.',
  }),
  'config-unsupported-target': message<{ tag: string; name: string; found: string; wanted: string }>({
    severity: 'error',
    title: 'toName points to the wrong kind of tag',
    text: ({ tag, name, found, wanted }) =>
      `${showTag(tag)} works only on ${wanted}, but its toName ${quote(name)} points to ${showTag(found)}.`,
    help: 'Point toName to the right object tag, or use a control tag that works on this one.',
  }),
  'config-target-is-no-object': message<{ tag: string; name: string; found: string }>({
    severity: 'warning',
    title: 'toName points to a tag without data',
    text: ({ tag, name, found }) =>
      `The toName of ${showTag(tag)}, ${quote(name)}, points to ${showTag(found)}, which shows no data.`,
    help: 'Point toName to an object tag such as <Text> or <Image>.',
  }),
  'config-duplicate-name': message<{ name: string; line: number; column: number }>({
    severity: 'error',
    title: 'duplicate name',
    text: ({ name, line, column }) =>
      `The name ${quote(name)} is already used at line ${line}, column ${column}.`,
    help: 'Give each tag a unique name.',
  }),
  'config-name-not-repeated': message<{ name: string; flag: string }>({
    severity: 'warning',
    title: 'name that a Repeater repeats as it is',
    text: ({ name, flag }) =>
      `The name ${quote(name)} has no ${quote(flag)}, so with two items it is there twice.`,
    help: 'Put the index of the Repeater into the name, such as name="label_{{idx}}", and into the toName of its controls.',
  }),
  'config-time-format': message<{ format: string; directive: string; note: string }>({
    severity: 'error',
    title: 'time format that the editor cannot read',
    text: ({ format, directive, note }) =>
      `The editor cannot read times in the format ${quote(format)}, because it does not know ${directive}.${note}`,
    help: 'Use the directives of d3-time-format: %Y %m %d %H %M %S, %L or %f for fractions of a second, %Z for a time zone.',
  }),
  'config-numeric-name': message<{ name: string }>({
    severity: 'warning',
    title: 'name is a number',
    text: ({ name }) => `The name ${quote(name)} is a number; Label Studio servers refuse such names.`,
    help: 'Start the name with a letter, and update the toName that refers to it.',
  }),
  'config-no-labels': message<{ tag: string; label: string }>({
    severity: 'error',
    title: 'nothing to choose from',
    text: ({ tag, label }) =>
      `${showTag(tag)} contains no ${showTag(label)} and has no value to load them from.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" if they come from the data.',
  }),
  'config-labels-not-seen': message<{ tag: string; label: string; why: string }>({
    severity: 'error',
    title: 'labels that the servers do not see',
    text: ({ tag, label, why }) =>
      `Label Studio servers see no ${showTag(label)} in ${showTag(tag)}, and refuse it: ${why}.`,
    help: 'Write <Choice> and <Label> with a capital letter, directly in <Choices> and <Labels> or in a <View> in them.',
  }),
  'config-no-labels-yet': message<{ tag: string; label: string }>({
    severity: 'warning',
    title: 'control tag without labels',
    text: ({ tag, label }) =>
      `${showTag(tag)} contains no ${showTag(label)}, so there is nothing to choose from.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" if they come from the data.',
  }),
  'config-value-not-allowed': message<{ tag: string; attribute: string; value: string; allowed: string }>({
    severity: 'error',
    title: 'unknown attribute value',
    text: ({ tag, attribute, value, allowed }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}; it must be one of ${allowed}.`,
    help: 'Use one of the listed values.',
  }),
  'config-bad-color': message<{ tag: string; attribute: string; value: string }>({
    severity: 'error',
    title: 'not a color',
    text: ({ tag, attribute, value }) =>
      `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}, which is not a CSS color.`,
    help: 'Use a color such as red, #ff0000 or rgba(255, 0, 0, 0.5).',
  }),
  'config-video-speed': message<{ attribute: string; value: string; slowest: number; fastest: number }>({
    severity: 'error',
    title: 'playback speed out of range',
    text: ({ attribute, value, slowest, fastest }) =>
      `The attribute ${quote(attribute)} is ${quote(value)}; it must be a number from ${slowest} to ${fastest}.`,
    help: 'Give the speed as a factor: 1 is normal, 0.5 is half speed.',
  }),
  'config-video-speed-order': message<{ least: number; byDefault: number }>({
    severity: 'error',
    title: 'minimum playback speed above the default',
    text: ({ least, byDefault }) =>
      `The attribute "minPlaybackSpeed" is ${least}, which is above the "defaultPlaybackSpeed" of ${byDefault}.`,
    help: 'Set minPlaybackSpeed no higher than defaultPlaybackSpeed.',
  }),
  'config-empty-variable': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'nothing to show',
    text: ({ tag, value }) => `The value of ${showTag(tag)} is ${quote(value)}, so it shows no data.`,
    help: 'Write a dollar sign and a data key, such as value="$text".',
  }),
  'config-doubled-dollar': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'two dollar signs',
    text: ({ tag, value }) =>
      `The value of ${showTag(tag)} is ${quote(value)}; Label Studio removes only the first dollar sign to get the data key.`,
    help: 'Write one dollar sign before the data key.',
  }),
  'config-missing-dollar': message<{ tag: string; value: string }>({
    severity: 'warning',
    title: 'fixed value where a data key was probably meant',
    text: ({ tag, value }) =>
      `The value of ${showTag(tag)} is the fixed text ${quote(value)}, the same for every task.`,
    help: 'Put a dollar sign before a data key, such as value="$image".',
  }),
};
