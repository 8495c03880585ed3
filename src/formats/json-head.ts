/** Whether a text starts like a JSON list or object, and not with a date or time in brackets, as chats and logs do. */
export function isJson(head: string): boolean {
  return /^\s*[[{]/.test(head) && !/^\s*\[\s*\d{1,4}[-/.:]\d\d?[-/.:]\d/.test(head);
}

/** Whether the first two lines that are not blank are JSON objects, which one JSON document cannot begin with. */
export function isJsonLines(head: string): boolean {
  const [first, second] = head.split('\n').filter((line) => line.trim() !== '');
  return first !== undefined && second !== undefined && isObject(first) && second.trimStart().startsWith('{');
}

function isObject(line: string): boolean {
  try {
    return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/**
 * Whether a text starts like a COCO file: an object, and no task, with a list of images or categories. A small one that has categories alone lists
 * classes, as notes.json does in the YOLO exports of Label Studio. Products of shops and pages may have lists that are called so too.
 */
export function isCoco(head: string): boolean {
  if (isEmptyCoco(head)) return true;
  if (
    !/^\s*\{/.test(head) ||
    !/"(?:images|categories)"\s*:\s*\[\s*\{/.test(head) ||
    /"data"\s*:\s*\{/.test(head) ||
    // Hasty has images too, with the labels in each.
    /"label_classes"\s*:\s*\[/.test(head) ||
    // YouTube-VIS has videos with the names of their frames in place of images.
    /"videos"\s*:\s*\[\s*\{[^{}]*"file_names"\s*:/.test(head)
  )
    return false;
  const lists = listsOfObjects(head);
  const image = lists.get('images');
  if (image !== undefined && !isCocoImage(image)) return false;
  return (
    image !== undefined ||
    (lists.has('categories') && (/"(?:images|annotations)"\s*:/.test(head) || !isObject(head)))
  );
}

/** Whether a text is a COCO file without anything in it: no tasks. */
function isEmptyCoco(head: string): boolean {
  return (
    isObject(head) &&
    /"images"\s*:\s*\[\s*\]/.test(head) &&
    /"annotations"\s*:\s*\[\s*\]/.test(head) &&
    /"categories"\s*:\s*\[/.test(head)
  );
}

/** Whether what starts with an entry of "images" is an image of COCO: a file, or an id with a size. */
function isCocoImage(text: string): boolean {
  const names = new Set<string>();
  for (const { name } of membersOf(text)) names.add(name);
  return names.has('file_name') || (names.has('id') && (names.has('width') || names.has('height')));
}

/** The members of an object that are lists of objects, each with the rest of the text from the first of these on. */
function listsOfObjects(head: string): Map<string, string> {
  const lists = new Map<string, string>();
  for (const { name, end } of membersOf(head)) {
    const list = /^\s*\[\s*(?=\{)/.exec(head.slice(end, end + BLANKS));
    if (list) lists.set(name, head.slice(end + list[0].length));
  }
  return lists;
}

/** The members of the object that a text starts with, as far as it goes, and where the colon behind each name ends. */
function* membersOf(text: string): Generator<{ name: string; end: number }> {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      if (--depth === 0) return;
    } else if (sign === '"') {
      const start = at + 1;
      at = endOfText(text, start);
      const colon = depth === 1 && /^\s*:/.exec(text.slice(at + 1, at + BLANKS));
      if (colon) yield { name: text.slice(start, at), end: at + 1 + colon[0].length };
    }
  }
}

/** Where a text ends that starts behind its quote. */
function endOfText(head: string, start: number): number {
  let at = start;
  while (at < head.length && head[at] !== '"') at += head[at] === '\\' ? 2 : 1;
  return at;
}

/** Characters among which a colon, or the first object of a list, is looked for. */
const BLANKS = 1000;

/** Whether a text starts like a list of results: annotations without the images and categories that they are about, as evaluations have them. */
export function isCocoResults(head: string): boolean {
  if (!/"(?:bbox|segmentation|keypoints)"\s*:/.test(head)) return false;
  // The dicts of Detectron2 have the annotations of an image each.
  if (/^\s*\[\s*\{[^{}]*"annotations"\s*:/.test(head)) return false;
  return (
    (/^\s*\[\s*\{[^{}]*"image_id"\s*:/.test(head) && /"(?:category_id|score)"\s*:/.test(head)) ||
    // Some name the image and nothing else.
    (/^\s*\[\s*\{[^{}]*"file_name"\s*:/.test(head) && /^\s*\[\s*\{[^{}]*"category_id"\s*:/.test(head))
  );
}

/** Whether a text starts like a file of labelme: an object, and no task, with a list of shapes that have points, or of an image. */
export function isLabelme(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"shapes"\s*:\s*\[/.test(head) &&
    /"imagePath"\s*:\s*"|"points"\s*:\s*\[/.test(head) &&
    !/"data"\s*:\s*\{/.test(head)
  );
}

/** Whether the first of "segments" has a time and a text; scenes of videos and turns of speakers have a name. */
function hasSpokenSegment(head: string): boolean {
  const list = /"segments"\s*:\s*\[\s*(?=\{)/.exec(head);
  if (!list) return false;
  const names = new Set<string>();
  for (const { name } of membersOf(head.slice(list.index + list[0].length))) names.add(name);
  return names.has('text') && (names.has('start') || names.has('end'));
}

/** Whether a text starts like a transcription of Whisper, whisper.cpp or a pipeline of Hugging Face: with segments that have times and a text. */
export function isWhisper(head: string): boolean {
  // faster-whisper has nothing but the list, whose segments have more than a time and a text, as entities do.
  if (
    /^\s*\[\s*\{[^{}]*"(?:avg_logprob|no_speech_prob|seek)"\s*:/.test(head) &&
    /^\s*\[\s*\{[^{}]*"start"\s*:/.test(head)
  )
    return true;
  return (
    /^\s*\{/.test(head) &&
    !/"data"\s*:\s*\{/.test(head) &&
    (hasSpokenSegment(head) ||
      /"transcription"\s*:\s*\[\s*\{\s*"timestamps"/.test(head) ||
      /"(?:chunks|speakers)"\s*:\s*\[\s*\{[^{}]*"timestamp"\s*:\s*\[/.test(head))
  );
}
