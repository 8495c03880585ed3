// Makes the data of the benchmarks from a seed, once, in bench/data/ (ignored by git).
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';

/** Numbers from 0 to 1, the same in every run (a linear congruential generator). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

const words =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma'.split(' ');

/** A task with boxes on an image, as a model would pre-annotate it. */
function boxTask(random, i, boxes) {
  const result = Array.from({ length: boxes }, (_, k) => ({
    id: `r${i}_${k}`,
    from_name: 'label',
    to_name: 'image',
    type: 'rectanglelabels',
    original_width: 1920,
    original_height: 1080,
    image_rotation: 0,
    value: {
      x: random() * 90,
      y: random() * 90,
      width: random() * 10,
      height: random() * 10,
      rotation: 0,
      rectanglelabels: [random() < 0.5 ? 'Airplane' : 'Car'],
    },
  }));
  return {
    data: { image: `https://example.com/images/${i}.jpg`, note: `a note as people write them, number ${i}` },
    predictions: [{ model_version: 'v1', score: random(), result }],
  };
}

function textLine(random, i) {
  const line = `${i} ${Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]).join(' ')}`;
  return line.slice(0, 66);
}

/** Writes pieces of text to a file, a few megabytes at a time. */
function writePieces(path, pieces) {
  const file = openSync(path, 'w');
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 4e6) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

function* lines(count) {
  const random = seeded(1);
  for (let i = 0; i < count; i++) yield `${textLine(random, i)}\n`;
}

function* taskList(count) {
  const random = seeded(2);
  for (let i = 0; i < count; i++) yield `${i === 0 ? '[' : ', '}${JSON.stringify(boxTask(random, i, 4))}`;
  yield ']\n';
}

function writeFolders(path, folders, files, nameOf, contentOf) {
  for (let f = 0; f < folders; f++) {
    const folder = folders === 1 ? path : join(path, `folder${f}`);
    mkdirSync(folder, { recursive: true });
    for (let i = 0; i < files / folders; i++) writeFileSync(join(folder, nameOf(i)), contentOf(i));
  }
}

/** Rows with ten columns of the usual kinds, one text in ten with a comma and quotes in it. */
function* rows(count) {
  const random = seeded(4);
  const pick = () => words[Math.floor(random() * words.length)];
  yield 'id,text,author,city,score,views,url,date,language,note\n';
  for (let i = 0; i < count; i++) {
    const text = `${pick()} ${pick()} ${pick()} ${pick()} café ${pick()}`;
    const cell = i % 10 === 0 ? `"${text}, ""${pick()}"""` : text;
    const numbers = `${random().toFixed(3)},${Math.floor(random() * 1e5)}`;
    const date = `2020-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
    yield `${i},${cell},${pick()}${i % 97},${pick()},${numbers},https://example.com/pages/${i},${date},en,${i % 3 ? '' : 'NA'}\n`;
  }
}

/** Tasks as Python's json.dumps writes them: with a space behind each comma and colon. */
function* jsonLines(count) {
  const random = seeded(5);
  for (let i = 0; i < count; i++) yield `{"data": {"text": "${textLine(random, i)}", "number": ${i}}}\n`;
}

/** Data of tasks as JSON, an object a line. */
function* texts(count) {
  const random = seeded(6);
  for (let i = 0; i < count; i++)
    yield `{"text":"${textLine(random, i)}","number":${i},"score":${random().toFixed(4)}}\n`;
}

const LABELLED = 20_000;
const BOXES = 7;
const [WIDTH, HEIGHT] = [640, 480];

/** Boxes of an image in pixels: class, left, top, width, height. */
function boxesOf(random) {
  return Array.from({ length: BOXES }, () => [
    random() < 0.5 ? 0 : 1,
    Math.floor(random() * 500),
    Math.floor(random() * 400),
    1 + Math.floor(random() * 100),
    1 + Math.floor(random() * 60),
  ]);
}

function writeImages(folder) {
  const image = encode({ width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT), channels: 1 });
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < LABELLED; i++) writeFileSync(join(folder, `image_${i}.png`), image);
}

function writeCoco(path) {
  const random = seeded(7);
  writeImages(join(path, 'images'));
  const images = Array.from({ length: LABELLED }, (_, id) => ({
    id,
    file_name: `image_${id}.png`,
    width: WIDTH,
    height: HEIGHT,
  }));
  const annotations = images.flatMap(({ id }) =>
    boxesOf(random).map(([category, ...bbox], i) => ({
      id: id * BOXES + i,
      image_id: id,
      category_id: category,
      bbox,
      area: bbox[2] * bbox[3],
      iscrowd: 0,
    })),
  );
  const categories = ['Airplane', 'Car'].map((name, id) => ({ id, name }));
  writeFileSync(join(path, 'labels.json'), JSON.stringify({ images, categories, annotations }));
}

function writeYolo(path) {
  const random = seeded(8);
  writeImages(join(path, 'images'));
  mkdirSync(join(path, 'labels'));
  writeFileSync(join(path, 'classes.txt'), 'Airplane\nCar\n');
  for (let i = 0; i < LABELLED; i++) {
    const lines = boxesOf(random).map(([c, x, y, w, h]) =>
      [c, (x + w / 2) / WIDTH, (y + h / 2) / HEIGHT, w / WIDTH, h / HEIGHT].join(' '),
    );
    writeFileSync(join(path, 'labels', `image_${i}.txt`), `${lines.join('\n')}\n`);
  }
}

/** The makers by name; each takes a path and how many times the usual size it is to be. */
const makers = {
  'lines.txt': (path, times) => writePieces(path, lines(1_000_000 * times)),
  'tasks.json': (path, times) => writePieces(path, taskList(200_000 * times)),
  'hundred-tasks.json': (path, times) => writePieces(path, taskList(100 * times)),
  'task-files': (path) => {
    const random = seeded(3);
    writeFolders(
      path,
      1,
      20_000,
      (i) => `task${i}.json`,
      (i) => JSON.stringify(boxTask(random, i, 12)),
    );
  },
  images: (path, times) =>
    writeFolders(
      path,
      100 * times,
      100_000 * times,
      (i) => `image_${i}.jpg`,
      () => '',
    ),
  'rows.csv': (path, times) => writePieces(path, rows(1_000_000 * times)),
  'rows.jsonl': (path, times) => writePieces(path, jsonLines(1_000_000 * times)),
  'texts.jsonl': (path, times) => writePieces(path, texts(1_000_000 * times)),
  coco: writeCoco,
  yolo: writeYolo,
  'two-lines.txt': (path) => writeFileSync(path, 'Opossums are great.\nSo are wombats.\n'),
};

/** Path of a data set, which is made when it is not there. */
export function dataSet(name, times = 1) {
  const folder = join(import.meta.dirname, 'data');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, times === 1 ? name : `${times}x-${name}`);
  if (!existsSync(path)) {
    process.stderr.write(`making ${path}\n`);
    const part = `${path}.part`;
    rmSync(part, { recursive: true, force: true });
    makers[name](part, times);
    renameSync(part, path);
  }
  return path;
}
