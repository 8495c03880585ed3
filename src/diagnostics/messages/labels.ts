import { message } from '../message.ts';

/** Codes for labels that exist already, in the files of other tools. Names in the arguments are quoted already. */
export const labelMessages = {
  'label-file-malformed': message<{ problem: string }>({
    severity: 'error',
    title: 'a file of labels that is not what it should be',
    text: ({ problem }) => `The file is not what its format asks for: ${problem}.`,
    help: 'Look at --input-format, and at how the file was made.',
  }),
  'label-entry-malformed': message<{ entry: string; problem: string }>({
    severity: 'error',
    title: 'an entry of a file of labels that is of no use',
    text: ({ entry, problem }) => `The entry ${entry} is of no use: ${problem}.`,
    help: 'Mend it, or take it out of the file with the labels that name it.',
  }),
  'label-malformed': message<{ what: string; problem: string }>({
    severity: 'error',
    title: 'a label that cannot be read',
    text: ({ what, problem }) => `The ${what} cannot be read: ${problem}.`,
    help: 'Mend it, or take it out of the file; --invalid-tasks skip puts tasks with such labels aside.',
  }),
  'class-unknown': message<{ id: string; where: string }>({
    severity: 'error',
    title: 'a class that has no name',
    text: ({ id, where }) => `The class ${id} is not in ${where}, so the label has no name.`,
    help: 'Add the class there. Often the list of classes belongs to another version of the data.',
  }),
  'classes-missing': message<{ looked: string }>({
    severity: 'error',
    title: 'no names of classes',
    text: ({ looked }) => `The classes have no names: there is no ${looked}.`,
    help: 'Put a classes.txt with one name a line, or the data.yaml of the training, into the folder.',
  }),
  'classes-ambiguous': message<{ lists: string }>({
    severity: 'error',
    title: 'several lists of classes',
    text: ({ lists }) => `The classes may be those of any of these files: ${lists}.`,
    help: 'Put the right one into the folder as data.yaml or classes.txt.',
  }),
  'label-without-control': message<{ shape: string; label: string; wanted: string }>({
    severity: 'error',
    title: 'no control tag for labels of this kind',
    text: ({ shape, label, wanted }) =>
      `The label config has no ${wanted} that could take this ${shape} of ${label}.`,
    help: 'Add such a tag for the object tag that shows the data; --label-config auto writes a label config with all of them.',
  }),
  'label-shape-unknown': message<{ shape: string; label: string }>({
    severity: 'error',
    title: 'a shape that cannot be carried over',
    text: ({ shape, label }) => `The shape ${shape} of ${label} cannot be carried over to Label Studio.`,
    help: 'Draw it as a polygon, a box, an ellipse or points, or take it out of the file.',
  }),
  'label-clipped': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'a label that reached beyond its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} reached beyond the edge of the image and was cut there.`,
    help: 'When there are many, look at whether the labels belong to images of this size.',
  }),
  'label-outside': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'a label outside of its image',
    text: ({ shape, label }) => `This ${shape} of ${label} lies outside of the image and was left out.`,
    help: 'When there are many, look at whether the labels belong to images of this size.',
  }),
  'label-too-far-out': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'a label that reaches too far beyond its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} reaches so far beyond the image that Label Studio has no way to write it; it was left out.`,
    help: 'Draw it as a polygon, which is cut at the edge of the image.',
  }),
  'label-in-first-pixel': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'a label within the first pixel of its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} lies within the first pixel of the image. It looks like fractions of the image instead of pixels.`,
    help: 'Multiply fractions by the width and the height of the image.',
  }),
  'label-without-area': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'a label without an area',
    text: ({ shape, label }) => `This ${shape} of ${label} covers no pixel and was left out.`,
    help: 'Take it out of the file, or draw it again.',
  }),
  'label-mark-lost': message<{ mark: string; label: string }>({
    severity: 'warning',
    title: 'a mark on a label that Label Studio has no place for',
    text: ({ mark, label }) => `The mark ${mark} of this label, ${label}, was not carried over.`,
    help: 'If it matters, keep the file of labels beside the project.',
  }),
  'image-flag-lost': message<{ flag: string }>({
    severity: 'warning',
    title: 'a flag of an image that Label Studio has no place for',
    text: ({ flag }) => `The flag ${flag} of this image was not carried over.`,
    help: 'If it matters, keep the file of labels beside the project.',
  }),
  'polygon-in-parts': message<{ parts: number; label: string }>({
    severity: 'warning',
    title: 'a polygon of several parts',
    text: ({ parts, label }) =>
      `This polygon of ${label} has ${parts} parts, each of which became a region of its own.`,
    help: 'If the parts must stay together, give masks instead, which become one region of a BrushLabels tag.',
  }),
  'label-without-image': message<{ image: string; labels: number }>({
    severity: 'warning',
    title: 'labels without an image',
    text: ({ image, labels }) =>
      `There is no image ${image}, so ${labels === 1 ? '1 label was' : `${labels} labels were`} left out.`,
    help: 'Add the image, or name the folder with the images: --images DIR',
  }),
  'image-missing': message<{ image: string }>({
    severity: 'warning',
    title: 'an image that is not there',
    text: ({ image }) =>
      `The image ${image} is not there; the task links to where it should be and will not show it.`,
    help: 'Put the image there, or name the folder with the images: --images DIR',
  }),
  'image-shared': message<{ image: string; other: string; file: string }>({
    severity: 'warning',
    title: 'one file for images of different names',
    text: ({ image, other, file }) =>
      `The image ${image} is not where its name says, and neither was ${other}; both were taken to be ${file}.`,
    help: 'Name the folder that their names begin in: --images DIR',
  }),
  'image-size-unknown': message<{ image: string; problem: string }>({
    severity: 'error',
    title: 'an image of unknown size',
    text: ({ image, problem }) =>
      `The size of the image ${image} is not known, so its labels have no place: ${problem}.`,
    help: 'Put an image there that opens, or write width and height into the file of labels where its format has a place for them.',
  }),
  'image-not-measured': message<{ image: string; problem: string }>({
    severity: 'warning',
    title: 'an image that could not be measured',
    text: ({ image, problem }) =>
      `The size of the image ${image} could not be read: ${problem}. Its labels do not say how large it is.`,
    help: 'Look at whether the image opens elsewhere; Label Studio will show nothing where it does not.',
  }),
  'image-size-differs': message<{ image: string; declared: string; actual: string }>({
    severity: 'warning',
    title: 'an image of another size',
    text: ({ image, declared, actual }) =>
      `The labels of the image ${image} are for ${declared} pixels, but it has ${actual}; they were scaled to it.`,
    help: 'If the image was cut and not scaled, its labels are at the wrong places: use the image that was labelled.',
  }),
  'tag-malformed': message<{ line: string; problem: string }>({
    severity: 'error',
    title: 'a token whose tag cannot be read',
    text: ({ line, problem }) => `The line ${line} has no tag of the BIO or BIOES scheme: ${problem}.`,
    help: 'The last column is O, or B-, I-, E-, S-, L- or U- and a label, such as B-PER.',
  }),
  'tag-out-of-turn': message<{ tag: string }>({
    severity: 'warning',
    title: 'a tag that goes on with nothing',
    text: ({ tag }) =>
      `The tag ${tag} goes on with a span that was not begun, so it was taken as the beginning of one.`,
    help: 'Write B- where a span begins.',
  }),
};
