import { commandOn, pathForCommands } from '../../command-on.ts';
import { quote } from '../../json/json.ts';
import { outputFor } from '../../output-name.ts';
import { quoteForSh, quotePathForShell } from '../../quote-shell.ts';
import { convertDeclared, declareUtf8 } from '../encoding-command.ts';
import { message } from '../message.ts';
import { patternOf } from '../pattern-of.ts';

/** Codes for labels that exist already, in the files of other tools. Names in the arguments are quoted already. */
export const labelMessages = {
  'label-file-malformed': message<{ problem: string; encoding?: string; misdeclared?: string }>({
    severity: 'error',
    title: 'malformed label file',
    text: ({ problem }) => `The file cannot be read in this format: ${problem}.`,
    help: 'Check --input-format and how the file was made.',
    helpFor: ({ encoding, misdeclared }, file) =>
      encoding !== undefined
        ? convertDeclared(encoding, file)
        : misdeclared && declareUtf8(misdeclared, file),
  }),
  'label-dialect': message<{ found: string; advice: string }>({
    severity: 'error',
    title: 'label file of another kind',
    text: ({ found, advice }) => `This is ${found}, which cannot be read as it is: ${advice}`,
    help: 'To leave it out of its folder: --exclude PATTERN. To see what can be read: lsimport help formats',
    helpFor: (_, file) =>
      pathForCommands(file) === 'FILE'
        ? 'To see what can be read: lsimport help formats'
        : `To leave it out of its folder: --exclude ${quoteForSh(patternOf(file))}. To see what can be read: lsimport help formats`,
  }),
  'labels-not-read': message<{ what: 'file' | 'folder'; found: string; why: string; advice: string }>({
    severity: 'warning',
    title: 'labels of another tool',
    text: ({ what, found, why, advice }) =>
      `This ${what} looks like ${found}. ${why.replace(/^(?:the|its|no|they)\b/, (word) => word.charAt(0).toUpperCase() + word.slice(1))}, so they stay data. ${advice}`,
    help: 'To import it as data without this warning, name its format with --input-format.',
  }),
  'labels-beside-media': message<{ ending: string; format: string }>({
    severity: 'warning',
    title: 'files that may be labels of the media',
    text: ({ ending, format }) =>
      `Files that end in ${ending} have the names of the media, and may be labels of them. ${format} does not read them.`,
    help: 'Convert labels to a format that lsimport reads (lsimport help formats lists them). To import the media without this warning, name the format with --input-format.',
  }),
  'label-entry-malformed': message<{ entry: string; problem: string }>({
    severity: 'error',
    title: 'unusable entry in a label file',
    text: ({ entry, problem }) => `The entry ${entry} cannot be used: ${problem}.`,
    help: 'Fix it, or remove it and the labels that refer to it.',
  }),
  'label-malformed': message<{ what: string; problem: string }>({
    severity: 'error',
    title: 'unreadable label',
    text: ({ what, problem }) => `The ${what} cannot be read: ${problem}.`,
    help: 'Fix or remove the label. To leave such tasks out: --invalid-tasks skip in init, with --rejected FILE in convert and push.',
  }),
  'tag-without-name': message<{ tag: number; names: number }>({
    severity: 'error',
    title: 'tag without a name',
    text: ({ tag, names }) =>
      names === 0
        ? `The tag ${tag} is a number, and nothing says what it means.`
        : `The tag ${tag} is not one of the ${names} that have names, counting from 0.`,
    help: 'Name the tags, from that of 0 on: --tag-names O,B-PER,I-PER,... or --tag-names FILE, with one name per line.',
  }),
  'label-end-unsure': message<{ line: string; read: string; other: string }>({
    severity: 'warning',
    title: 'end of lines that may mean two things',
    text: ({ line, read, other }) =>
      `The end of lines such as ${line} was read as ${read}; it may also be ${other}, and no label file tells which.`,
    help: 'If it is no id of a track, write the last number with a dot: 1.0 in place of 1.',
  }),
  'label-without-control': message<{ shape: string; label: string; wanted: string }>({
    severity: 'error',
    title: 'no control tag for labels of this kind',
    text: ({ shape, label, wanted }) => `The label config has no ${wanted} for this ${shape} of ${label}.`,
    help: 'Add such a tag for the object tag that shows the data, or let --label-config auto write a label config with all of them.',
  }),
  'label-shape-unknown': message<{ shape: string; label: string }>({
    severity: 'error',
    title: 'unsupported shape',
    text: ({ shape, label }) => `Label Studio has no region for the shape ${shape} of ${label}.`,
    help: 'In an image, redraw it as a polygon, box, ellipse or points, and in a video as boxes; or remove it from the file.',
  }),
  'label-clipped': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'label cut at the edge of its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} extended beyond the image and was cut at its edge.`,
    help: 'If there are many, check that the labels belong to images of this size.',
  }),
  'label-outside': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'label outside its image',
    text: ({ shape, label }) => `This ${shape} of ${label} is outside the image and was skipped.`,
    help: 'If there are many, check that the labels belong to images of this size.',
  }),
  'label-too-far-out': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'label too far beyond its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} extends so far beyond the image that Label Studio cannot represent it; it was skipped.`,
    help: 'Draw it as a polygon, which is cut at the edge of the image.',
  }),
  'label-in-first-pixel': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'label within the first pixel of its image',
    text: ({ shape, label }) =>
      `This ${shape} of ${label} is within the first pixel of the image. Its coordinates look like fractions, not pixels.`,
    help: 'Multiply fractions by the width and height of the image.',
  }),
  'label-without-area': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'label without an area',
    text: ({ shape, label }) => `This ${shape} of ${label} covers no pixels and was skipped.`,
    help: 'Remove it from the file, or draw it again.',
  }),
  'no-label-left': message<{ labels: number }>({
    severity: 'warning',
    title: 'task of which all labels were skipped',
    text: ({ labels }) =>
      `${labels === 1 ? 'The only label of this task was' : `All ${labels} labels of this task were`} skipped, so the task counts as not labeled.`,
    help: 'Label it in Label Studio, or remove it from the input. If nothing is on it, submit it there as it is.',
  }),
  'label-mark-lost': message<{ mark: string; label: string }>({
    severity: 'warning',
    title: 'label attribute that Label Studio has no field for',
    text: ({ mark, label }) => `The attribute ${mark} of this label, ${label}, was not imported.`,
    help: 'If it matters, keep the label file with the project.',
  }),
  'skeleton-split': message<{ label: string }>({
    severity: 'warning',
    title: 'skeleton imported as single points',
    text: ({ label }) =>
      `The skeleton ${label} was imported as single points; which points belong together is lost.`,
    help: 'If it matters, keep the label file with the project.',
  }),
  'image-flag-lost': message<{ flag: string; isLast?: number }>({
    severity: 'warning',
    title: 'image flag that Label Studio has no field for',
    text: ({ flag, isLast }) =>
      `The flag ${flag} of this image was not imported${isLast ? ', so the task counts as not labeled' : ''}.`,
    help: 'If it matters, keep the label file with the project.',
  }),
  'box-not-around-polygon': message<{ label: string; percent: number }>({
    severity: 'warning',
    title: 'box that is not around its polygon',
    text: ({ label, percent }) =>
      `The "bbox" of this ${label} and the box around its polygons overlap by ${percent} percent only; each was read as it is.`,
    help: 'Look at a few of the labels: "bbox" is the left edge, the top edge, the width and the height, in pixels of the same image as the polygon.',
  }),
  'polygon-in-parts': message<{ parts: number; label: string }>({
    severity: 'warning',
    title: 'polygon with several parts',
    text: ({ parts, label }) => `This polygon of ${label} has ${parts} parts; each became its own region.`,
    help: 'If the parts must stay together, use masks instead: a mask is one region of a BrushLabels tag.',
  }),
  'label-without-image': message<{ image: string; labels: number }>({
    severity: 'warning',
    title: 'labels without an image',
    text: ({ image, labels }) =>
      `There is no image ${image}, so ${labels === 1 ? '1 label was' : `${labels} labels were`} skipped.`,
    help: 'Add the image: for COCO to "images" of the file, for YOLO to the folder of images, which --images FOLDER sets.',
  }),
  'no-label-has-image': message<{ labels: number; member: string; id: string; images: string }>({
    severity: 'error',
    title: 'labels of other images',
    text: ({ labels, member, id, images }) =>
      labels === 1
        ? `The only label has no image: its "${member}" is ${id}, and ${images}.`
        : `None of the ${labels} labels has an image: the first "${member}" is ${id}, and ${images}.`,
    help: 'Use the file that lists the images of these labels, or set each "image_id" to the "id" of an image.',
    helpFor: ({ member }) =>
      member === 'file_name'
        ? 'Use the file that lists the images of these labels, or remove each "file_name" if the "image_id" is right.'
        : undefined,
  }),
  'label-without-name': message<{ label: string }>({
    severity: 'warning',
    title: 'label without a name',
    text: ({ label }) => `The list of names has none for the label ${label}, so it stays as it is.`,
    help: 'Put the list that belongs to this file beside it.',
  }),
  'image-missing': message<{ image: string; where: string }>({
    severity: 'warning',
    title: 'missing image',
    text: ({ image, where }) => `The image ${image} ${where}, so its task would show nothing.`,
    help: 'Add the image, or set --images to the folder that has it.',
  }),
  'image-elsewhere': message<{ image: string }>({
    severity: 'warning',
    title: 'image that is only at its address',
    text: ({ image }) =>
      `The image ${image} is not in the folder of --images; its task links to the address in the file of labels, which may expire.`,
    help: 'Download the image into that folder.',
  }),
  'video-missing': message<{ video: string; frames: string }>({
    severity: 'warning',
    title: 'missing video',
    text: ({ video, frames }) =>
      `The video ${video} does not exist, so its task would show nothing.${frames}`,
    help: 'Put the video there, or set its folder: --images FOLDER',
  }),
  'video-rate-varies': message<{ video: string; rate: number; drift: number }>({
    severity: 'warning',
    title: 'video whose frames take different times',
    text: ({ video, rate, drift }) =>
      `The frames of ${quote(video)} do not take the same time, and the editor counts ${rate} a second: boxes are shown up to ${drift} ${drift === 1 ? 'frame' : 'frames'} off.`,
    help: 'Give all frames the same time.',
    helpFor: ({ video, rate }) => {
      // By it, ffmpeg heeds no times of the input, so that no frame is lost.
      const whole = Math.max(1, Math.round(rate));
      const [from, to] = [video, video.replace(/\.[^./\\]*$/, '-constant.mp4')].map((path) =>
        quotePathForShell(path),
      );
      return `Give all frames the same time, and use that video: ffmpeg -r ${whole} -i ${from} -an ${to}`;
    },
  }),
  'video-size-unknown': message<{ video: string; info: string }>({
    severity: 'error',
    title: 'unknown size of a video',
    text: ({ video, info }) =>
      `The size of the video ${video} is unknown, so its boxes cannot be placed: there are no frames in img1/, and ${info} does not say it.`,
    help: 'Write the size into that file, in lines such as imWidth=1920 and imHeight=1080.',
  }),
  'image-renamed': message<{ image: string; file: string }>({
    severity: 'warning',
    title: 'image with another name',
    text: ({ image, file }) =>
      `The image ${image} does not exist; ${file}, which has the name of the label file, was used.`,
    help: 'Correct the name in the label file, or set the folder with the images: --images FOLDER',
  }),
  'label-file-renamed': message<{ image: string; other: string }>({
    severity: 'warning',
    title: 'label file of one image that names another',
    text: ({ image, other }) =>
      `The label file has the name of the image ${other}, but names ${image}, which was used.`,
    help: 'Look at a few of the labels; if they are in the wrong image, correct the name in the label file.',
  }),
  'image-named-otherwise': message<{ name: string; image: string; also: string; other: string }>({
    severity: 'warning',
    title: 'labels that name two images',
    text: ({ name, image, also, other }) =>
      `${name} names the image ${image}, and ${also} names ${other}; ${image} was used.`,
    help: 'Look at a few of the labels; if they are in the wrong image, correct the name.',
  }),
  'image-found-by-path': message<{ image: string; missing: string }>({
    severity: 'warning',
    title: 'image found by its path',
    text: ({ image, missing }) =>
      `There is no image ${missing}, which <filename> names; ${image}, which <path> names, was used.`,
    help: 'Look at a few of the labels; if they are in the right image, correct the name in <filename>.',
  }),
  'regions-miscounted': message<{ image: string; count: number; rows: number }>({
    severity: 'warning',
    title: 'another number of regions than of rows',
    text: ({ image, count, rows }) =>
      `region_count says that the image ${image} has ${count === 1 ? '1 region' : `${count} regions`}, but there are rows for ${rows}.`,
    help: 'Check whether rows were lost or copied, and export the table from VIA again.',
  }),
  'name-differs': message<{ name: string; file: string }>({
    severity: 'warning',
    title: 'file whose name is written differently',
    text: ({ name, file }) => `No file has exactly the name ${name}; ${file} was used.`,
    help: 'If that is the right file, ignore this; else correct the name.',
  }),
  'image-shared': message<{ image: string; other: string; file: string }>({
    severity: 'warning',
    title: 'one file for two images',
    text: ({ image, other, file }) =>
      `Neither ${image} nor ${other} is at its path; ${file} was used for both.`,
    help: 'Set the folder that their paths start from: --images FOLDER',
  }),
  'label-file-shared': message<{ file: string; image: string; other: string }>({
    severity: 'warning',
    title: 'one label file for two images',
    text: ({ file, image, other }) => `The labels in ${file} were used for ${image} and for ${other}.`,
    help: 'If they are not the same picture, rename one of them together with its label file; else remove one.',
  }),
  'label-repeated': message<{ shape: string; label: string }>({
    severity: 'warning',
    title: 'duplicate label',
    text: ({ shape, label }) => `The ${shape} ${label} duplicates another one: same place, same label.`,
    help: 'Both become regions. Remove one of them. This often comes from joining a file with a copy of itself.',
  }),
  'image-repeated': message<{ image: string }>({
    severity: 'warning',
    title: 'image that is labeled twice',
    text: ({ image }) => `The image ${image} has other labels in this input, so it becomes two tasks.`,
    help: 'If the files are different labels of the same images, import one of them: --include PATTERN. If they are parts such as train and valid, remove the image from one.',
  }),
  'page-in-tiff': message<{ page: number; image: string; from: string; to: string }>({
    severity: 'warning',
    title: 'page of a TIFF with several pages',
    text: ({ page, image }) =>
      `Page ${page} of ${image} was skipped: it has several pages in one file, of which a task can show the first at most.`,
    help: 'Make an image of each page, such as doc-1.png, doc-2.png, ... beside doc.tif: magick doc.tif -scene 1 doc-%d.png',
    helpFor: ({ from, to }) =>
      `Make an image of each page, which is then found by its name: magick ${quotePathForShell(from)} -scene 1 ${quotePathForShell(to)}`,
  }),
  'image-size-unknown': message<{ image: string; problem: string }>({
    severity: 'error',
    title: 'unknown image size',
    text: ({ image, problem }) =>
      `The size of the image ${image} is unknown, so its labels cannot be placed: ${problem}.`,
    help: 'Set --images to the folder that has the image, use an image that opens, or add width and height to the label file if its format has them.',
  }),
  'image-not-measured': message<{ image: string; problem: string }>({
    severity: 'warning',
    title: 'image that could not be measured',
    text: ({ image, problem }) =>
      `The size of the image ${image} could not be read: ${problem}. Its labels do not give a size either.`,
    help: 'Check that the image opens elsewhere; if not, Label Studio will not show it either.',
  }),
  'image-size-differs': message<{ image: string; declared: string; actual: string }>({
    severity: 'warning',
    title: 'image of a different size',
    text: ({ image, declared, actual }) =>
      `The labels of the image ${image} are for ${declared} pixels, but it has ${actual}; they were scaled to fit.`,
    help: 'If the image was cropped, not scaled, its labels are now misplaced: use the image that was labeled.',
  }),
  'image-turn-unknown': message<{ image: string; orientation: number }>({
    severity: 'warning',
    title: 'image that may have been labeled before it was turned',
    text: ({ image, orientation }) =>
      `The image ${image} has the EXIF orientation ${orientation} and the same size with and without it; its labels were taken as drawn on the image as browsers show it.`,
    help: 'Check a few with lsimport preview. If labels are misplaced, remove the EXIF orientation of these images.',
  }),
  'file-size-differs': message<{ image: string; declared: number; actual: number }>({
    severity: 'warning',
    title: 'image file that has changed since it was labeled',
    text: ({ image, declared, actual }) =>
      `The labels of the image ${image} are for a file of ${declared} bytes, but it has ${actual}.`,
    help: 'If the image was resized or cropped, its labels are now misplaced: use the image that was labeled.',
  }),
  'frame-zero': message<{ boxes: number; canShift?: number }>({
    severity: 'error',
    title: 'boxes of frame 0',
    text: ({ boxes }) =>
      `${boxes === 1 ? 'A box is' : `${boxes} boxes are`} of frame 0, and frames of MOTChallenge count from 1.`,
    help: 'If the frames of the file begin at 0, add 1 to each. Otherwise fix or remove these lines.',
    helpFor: ({ canShift }, file) =>
      canShift
        ? `If the frames of the file begin at 0, add 1 to each: ${commandOn("awk -F, -v OFS=, 'NF>1{$1++}1'", file)} > ${outputFor('NEW.txt', file)}, and put that in its place. Otherwise fix or remove these lines.`
        : undefined,
  }),
  'sequence-differs': message<{ problem: string; file: string }>({
    severity: 'warning',
    title: 'description of a sequence that does not fit it',
    text: ({ problem, file }) => `${file} does not fit the sequence: ${problem}.`,
    help: 'lsimport goes by this file: correct it, or use the one that belongs to these frames and labels.',
  }),
  'sound-unknown': message<{ name: string }>({
    severity: 'error',
    title: 'labels without a sound file',
    text: ({ name }) =>
      `There is no sound file for these labels: looked for ${name} with the usual extensions, such as .wav.`,
    help: 'Put the sound file beside the labels under the same name, or set its folder: --audio FOLDER',
  }),
  'sound-missing': message<{ sound: string }>({
    severity: 'warning',
    title: 'missing sound file',
    text: ({ sound }) => `The sound file ${sound} does not exist, so its task would play nothing.`,
    help: 'Put the sound file there, or set its folder: --audio FOLDER',
  }),
  'sound-repeated': message<{ sound: string }>({
    severity: 'warning',
    title: 'sound file that is labeled twice',
    text: ({ sound }) => `The sound file ${sound} has other labels in this input, so it becomes two tasks.`,
    help: 'If the files are different labels of the same sounds, such as two languages, import one of them: --include PATTERN',
  }),
  'stretch-after-end': message<{ start: number; end: number; label: string; length: number }>({
    severity: 'warning',
    title: 'label beyond the end of its sound',
    text: ({ start, end, label, length }) =>
      `This stretch of ${label} from ${start} s to ${end} s runs past the end of the sound, at ${length} s.`,
    help: 'If there are many, check that the labels belong to this sound, and that their times are in seconds.',
  }),
  'stretch-without-end': message<{ start: number; label: string; until: number }>({
    severity: 'warning',
    title: 'label without an end',
    text: ({ start, label, until }) =>
      `This stretch of ${label} from ${start} s has no end, ${until <= start ? 'and the length of the sound is unknown, so it became a mark without a length' : `so it goes to the end of the sound, at ${until} s`}.`,
    help: 'Models leave the last end open when a sound is cut off within a word: check this stretch, or set its end.',
  }),
  'stretch-without-length': message<{ at: number; label: string }>({
    severity: 'warning',
    title: 'mark without a length',
    text: ({ at, label }) =>
      `This mark of ${label} at ${at} s has no length, so Label Studio lists it, but draws a thin line at most.`,
    help: 'If people are to see it on the waveform, give it a length.',
  }),
  'transcription-without-control': message<{ texts: number; of?: 'sound' }>({
    severity: 'warning',
    title: 'no control tag for transcriptions',
    text: ({ texts, of }) =>
      `The label config has no ${of ? '<TextArea> without perRegion' : '<TextArea perRegion="true">'} for the sound, so ${texts === 1 ? '1 transcription was' : `${texts} transcriptions were`} not imported.`,
    help: 'Add one, such as <TextArea name="transcription" toName="audio" editable="true"/>, with perRegion="true" for what is said in regions.',
  }),
};
