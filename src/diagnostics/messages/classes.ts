import { message } from '../message.ts';

/** How a list differs from the one that is used: in the name of a class, which is empty where it has none, or in the number of classes. */
export type ClassDifference =
  | { id: number; name: string; otherName: string }
  | { id?: never; count: number; otherCount: number };

/** Codes for the lists that name the classes of labels. Names in the arguments are quoted already. */
export const classMessages = {
  'class-unknown': message<{ id: string; where: string }>({
    severity: 'error',
    title: 'class without a name',
    text: ({ id, where }) => `The class ${id} is not in ${where}, so the label has no name.`,
    help: 'Add the class there. Often the list of classes belongs to another version of the dataset.',
  }),
  'classes-missing': message<{ looked: string }>({
    severity: 'error',
    title: 'no class names',
    text: ({ looked }) => `The classes have no names: found no ${looked}.`,
    help: 'Put a classes.txt with one name per line, or the data.yaml from training, into the folder.',
  }),
  'classes-ambiguous': message<{ lists: string }>({
    severity: 'error',
    title: 'several lists of class names',
    text: ({ lists }) => `The class names could come from any of these files: ${lists}.`,
    help: 'Put the right one into the input folder as data.yaml or classes.txt, or import each data set alone.',
  }),
  'classes-blank-line': message<{ id: number }>({
    severity: 'warning',
    title: 'blank line in a list of classes',
    text: ({ id }) =>
      `This line is blank and counts as class ${id}, so that the next line is class ${id + 1}.`,
    help: 'Label Studio and Darknet count such lines as well, others skip them. If the labels come out one class too low or high, remove the line.',
  }),
  'classes-differ': message<{ used: string; other: string } & ClassDifference>({
    severity: 'warning',
    title: 'two contradicting lists of classes',
    text: ({ used, other, ...how }) => `${sayDifference(used, other, how)}; the names of ${used} were used.`,
    help: 'Compare a few labels with their images. Remove the list that is wrong.',
  }),
  'classes-same-name': message<{ name: string; ids: string }>({
    severity: 'warning',
    title: 'classes with the same name',
    text: ({ name, ids }) => `The classes ${ids} are all called ${name}, so that their labels become one.`,
    help: 'Give each class a name of its own, if they are to be told apart.',
  }),
  'classes-same-color': message<{ color: string; used: string; other: string }>({
    severity: 'warning',
    title: 'classes with the same color',
    text: ({ color, used, other }) => `${color} is the color of ${other} and of ${used}; ${used} was used.`,
    help: 'Compare a few masks with their images, and correct the list of classes.',
  }),
  'class-named-twice': message<{ id: string; used: string; other: string }>({
    severity: 'warning',
    title: 'class with two names',
    text: ({ id, used, other }) => `The class ${id} is called ${used} and ${other}; ${used} was used.`,
    help: 'Remove the wrong name from the list.',
  }),
  'class-lists-differ': message<{ used: string; other: string }>({
    severity: 'warning',
    title: 'lists of classes that differ',
    text: ({ used, other }) => `${used} and ${other} list different classes; ${used} was used.`,
    help: 'Compare a few masks with their images, and remove the wrong list.',
  }),
  'classes-miscounted': message<{ count: number; names: number }>({
    severity: 'warning',
    title: 'another number of classes than of names',
    text: ({ count, names }) => `"nc" is ${count}, but "names" has ${names}; "names" was used.`,
    help: 'Check that no name is missing: one that is shifts the classes after it.',
  }),
};

function sayDifference(used: string, other: string, how: ClassDifference): string {
  if (how.id === undefined) {
    const { count, otherCount } = how;
    return `${other} has ${otherCount === 1 ? '1 class' : `${otherCount} classes`} and ${used} has ${count}`;
  }
  const { id, name, otherName } = how;
  if (otherName === '') return `Class ${id} has no name in ${other} and is ${name} in ${used}`;
  return `Class ${id} is ${otherName} in ${other} and ${name === '' ? 'has no name' : name} in ${used}`;
}
