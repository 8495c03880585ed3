import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Command, commands, fill } from '../../../src/formats/other-tools/commands.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Case {
  /** What the tool wrote, in the shape that it has, by hand. */
  files: Record<string, string | Buffer>;
  /** What the words in capitals stand for. */
  names?: Record<string, string | number>;
  /** Lines of Python before the command, without which it is one of the shell. */
  python?: string;
  /** What comes out, by hand: values where that is JSON, else the text, or what is to be in it. */
  expected: string | RegExp | unknown[];
}

const json = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

const image = readFileSync('fixtures/media/plain.png');

// Café: what counts bytes would be seen.
const tokens = ['Ada', 'saw', 'Café', 'Noir', '.', 'She', 'left', '.'];
const text = 'Ada saw Café Noir . She left .';
const ada = { start_offset: 0, end_offset: 3, text: 'Ada', label: 'PER' };
const cafe = { start_offset: 8, end_offset: 17, text: 'Café Noir', label: 'LOC' };

const spansBelow = (key: string): Case => ({
  files: {
    'a b.jsonl': json({
      id: 7,
      text: 'Ada saw Bob',
      [key]: {
        PER: [
          [0, 3],
          [8, 11, 'Bob'],
        ],
        X: [],
      },
    }),
  },
  names: { FILE: "'a b.jsonl'" },
  expected: [
    {
      id: 7,
      text: 'Ada saw Bob',
      [key]: [
        [0, 3, 'PER'],
        [8, 11, 'PER'],
      ],
    },
  ],
});

const cases: Record<keyof typeof commands, Case> = {
  datumaro: {
    files: {
      'in/annotations/train.json': json({
        dm_format_version: '1.0',
        media_type: 2,
        infos: {},
        categories: { label: { labels: [{ name: 'cat', parent: '', attributes: [] }], attributes: [] } },
        items: [
          {
            id: 'a',
            annotations: [
              { id: 0, type: 'bbox', attributes: {}, group: 0, label_id: 0, z_order: 0, bbox: [1, 2, 3, 4] },
            ],
            image: { path: 'a.png', size: [8, 9] },
          },
        ],
      }),
      'in/images/train/a.png': image,
    },
    names: { FOLDER: 'in' },
    expected: /"bbox": ?\[1(\.0)?, ?2(\.0)?, ?3(\.0)?, ?4(\.0)?\]/,
  },
  widerFace: {
    files: {
      'in/wider_face_split/wider_face_train_bbx_gt.txt': '0--Parade/a.png\n1\n1 2 3 4 0 0 0 0 0 0\n',
      'in/WIDER_train/images/0--Parade/a.png': image,
    },
    names: { FOLDER: 'in' },
    expected: /"bbox": ?\[1(\.0)?, ?2(\.0)?, ?3(\.0)?, ?4(\.0)?\]/,
  },
  // segment-anything.com/dataset: a JSON for each image.
  segmentAnything: {
    files: {
      'sa_1.json': json({
        image: { image_id: 1, width: 9, height: 8, file_name: 'sa_1.jpg' },
        annotations: [{ id: 5, segmentation: { size: [8, 9], counts: '0' }, bbox: [0, 0, 1, 1], area: 1 }],
      }),
      'sa_2.json': json({
        image: { image_id: 2, width: 7, height: 6, file_name: 'sa_2.jpg' },
        annotations: [{ id: 6, segmentation: { size: [6, 7], counts: '1' }, bbox: [1, 1, 2, 2], area: 4 }],
      }),
    },
    expected: [
      {
        images: [
          { image_id: 1, id: 1, width: 9, height: 8, file_name: 'sa_1.jpg' },
          { image_id: 2, id: 2, width: 7, height: 6, file_name: 'sa_2.jpg' },
        ],
        categories: [{ id: 1, name: 'object' }],
        annotations: [
          {
            ...{ id: 5, image_id: 1, category_id: 1, bbox: [0, 0, 1, 1], area: 1 },
            segmentation: { size: [8, 9], counts: '0' },
          },
          {
            ...{ id: 6, image_id: 2, category_id: 1, bbox: [1, 1, 2, 2], area: 4 },
            segmentation: { size: [6, 7], counts: '1' },
          },
        ],
      },
    ],
  },
  groundTruthTexts: {
    files: {
      'a b.manifest': json(
        { source: 'an owl', job: 0, 'job-metadata': { 'class-name': 'bird', confidence: 1 } },
        { source: 'a "cat"', job: 1, 'job-metadata': { 'class-name': 'pet', confidence: 0.5 } },
      ),
    },
    names: { FILE: "'a b.manifest'", NAME: 'job' },
    expected: [
      { text: 'an owl', label: 'bird' },
      { text: 'a "cat"', label: 'pet' },
    ],
  },
  funsd: {
    files: {
      '00 1.json': json({
        form: [
          { box: [1, 2, 11, 12], text: 'A,', label: 'question', words: [], linking: [[0, 1]], id: 0 },
          { box: [3, 4, 13, 14], text: 'B', label: 'answer', words: [], linking: [], id: 1 },
        ],
      }),
      '-2.json': json({
        form: [{ box: [5, 6, 7, 8], text: '', label: 'other', words: [], linking: [], id: 0 }],
      }),
    },
    expected:
      'filename,xmin,ymin,xmax,ymax,label\n"-2.png",5,6,7,8,"other"\n"00 1.png",1,2,11,12,"question"\n"00 1.png",3,4,13,14,"answer"\n',
  },
  nerAnnotator: {
    files: {
      'a b.json': json({ classes: ['PER'], annotations: [['Ada\r', { entities: [[0, 3, 'PER']] }], null] }),
    },
    names: { FILE: "'a b.json'" },
    expected: [[['Ada\r', { entities: [[0, 3, 'PER']] }]]],
  },
  docred: {
    files: {
      'a.json': json([
        {
          title: 'Ada',
          sents: [tokens.slice(0, 5), tokens.slice(5)],
          vertexSet: [
            [{ name: 'Ada', sent_id: 0, pos: [0, 1], type: 'PER' }],
            [
              { name: 'She', sent_id: 1, pos: [0, 1], type: 'PER' },
              { name: 'Café Noir', sent_id: 0, pos: [2, 4], type: 'LOC' },
            ],
          ],
          labels: [{ h: 0, t: 1, r: 'in', evidence: [0] }],
        },
      ]),
    },
    names: { FILE: 'a.json' },
    expected: [
      {
        ...{ title: 'Ada', text },
        entities: [
          { id: '0-0', ...ada },
          { id: '1-0', start_offset: 20, end_offset: 23, text: 'She', label: 'PER' },
          { id: '1-1', ...cafe },
        ],
        relations: [{ from_id: '0-0', to_id: '1-0', type: 'in' }],
      },
    ],
  },
  tacred: {
    files: {
      'a.json': json([
        {
          ...{ id: 'e1', relation: 'in', token: tokens },
          ...{ subj_start: 0, subj_end: 0, subj_type: 'PER', obj_start: 2, obj_end: 3, obj_type: 'LOC' },
        },
        {
          ...{ id: 'e2', relation: 'no_relation', token: ['Ada', 'Bob'] },
          ...{ subj_start: 0, subj_end: 0, subj_type: 'PER', obj_start: 1, obj_end: 1, obj_type: 'PER' },
        },
      ]),
    },
    names: { FILE: 'a.json' },
    expected: [
      {
        ...{ id: 'e1', text },
        entities: [
          { id: 0, ...ada },
          { id: 1, ...cafe },
        ],
        relations: [{ from_id: 0, to_id: 1, type: 'in' }],
      },
      {
        ...{ id: 'e2', text: 'Ada Bob' },
        entities: [
          { id: 0, ...ada },
          { id: 1, start_offset: 4, end_offset: 7, text: 'Bob', label: 'PER' },
        ],
        relations: [],
      },
    ],
  },
  spert: {
    files: {
      'a.json': json([
        {
          tokens,
          entities: [
            { type: 'PER', start: 0, end: 1 },
            { type: 'LOC', start: 2, end: 4 },
          ],
          relations: [{ type: 'in', head: 0, tail: 1 }],
          orig_id: 5,
        },
      ]),
    },
    names: { FILE: 'a.json' },
    expected: [
      {
        text,
        entities: [
          { id: 0, ...ada },
          { id: 1, ...cafe },
        ],
        relations: [{ from_id: 0, to_id: 1, type: 'in' }],
      },
    ],
  },
  pubAnnotation: {
    files: {
      'a.json': json({
        text,
        denotations: [
          { id: 'T1', span: { begin: 0, end: 3 }, obj: 'PER' },
          { id: 'T2', span: { begin: 8, end: 17 }, obj: 'LOC' },
        ],
        relations: [{ id: 'R1', pred: 'in', subj: 'T1', obj: 'T2' }],
      }),
    },
    names: { FILE: 'a.json' },
    expected: [
      {
        text,
        entities: [
          { id: 'T1', start_offset: 0, end_offset: 3, label: 'PER' },
          { id: 'T2', start_offset: 8, end_offset: 17, label: 'LOC' },
        ],
        relations: [{ from_id: 'T1', to_id: 'T2', type: 'in' }],
      },
    ],
  },
  // github.com/DataTurks-Engg/Entity-Recognition-In-Resumes-SpaCy
  dataturks: {
    files: {
      'a b.json': json(
        {
          content: text,
          annotation: [
            { label: ['PER'], points: [{ start: 0, end: 2, text: 'Ada' }] },
            { label: 'LOC', points: [{ start: 8, end: 16, text: 'Café Noir' }] },
          ],
          extras: null,
        },
        { content: 'No', annotation: null, extras: null },
      ),
    },
    names: { FILE: "'a b.json'" },
    expected: [
      { extras: null, text, entities: [ada, cafe] },
      { extras: null, text: 'No', entities: [] },
    ],
  },
  // legacy-docs.rasa.com/docs/rasa/1.10/nlu/training-data-format
  rasa: {
    files: { 'nlu.md': '## intent:fly\n- fly to [Rome](city)\n' },
    names: { FILE: 'nlu.md' },
    expected: /"text": ?"fly to Rome"/,
  },
  rasaExamples: {
    files: {
      'a b.json': json({
        rasa_nlu_data: {
          common_examples: [
            {
              ...{ text: 'fly to Café Noir', intent: 'fly' },
              entities: [{ start: 7, end: 16, value: 'Café Noir', entity: 'place' }],
            },
            { text: 'hi', intent: 'greet', entities: [] },
          ],
          entity_synonyms: [],
        },
      }),
    },
    names: { FILE: "'a b.json'" },
    expected: [
      {
        ...{ text: 'fly to Café Noir', intent: 'fly' },
        entities: [{ start: 7, end: 16, value: 'Café Noir', entity: 'place' }],
      },
      { text: 'hi', intent: 'greet', entities: [] },
    ],
  },
  spacyCats: {
    files: {
      'a b.jsonl': json(
        { text: 'Ada', cats: { POS: 1, NEG: 0.2, MIX: true } },
        { text: 'Hi', cats: { POS: 0, NEG: false, MIX: 0.5 } },
        { text: 'No', cats: null },
      ),
    },
    names: { FILE: "'a b.jsonl'" },
    expected: [
      { text: 'Ada', cats: ['POS', 'MIX'] },
      { text: 'Hi', cats: ['MIX'] },
      { text: 'No', cats: [] },
    ],
  },
  spacyPairs: {
    files: {
      'a b.json': json([
        ['Ada', { cats: { POS: 1, NEG: 0.2, MIX: true } }],
        ['Hi', { cats: { POS: 0, NEG: false } }],
      ]),
    },
    names: { FILE: "'a b.json'" },
    expected: [
      { text: 'Ada', cats: ['POS', 'MIX'] },
      { text: 'Hi', cats: [] },
    ],
  },
  tokens: {
    files: {
      'a b.csv': '\ufefftoken;pos;tag\r\nCafé;NN;B-LOC\r\n";";:;O\r\n"""A""";NN;O\r\n\r\nBob;NNP;B-PER\r\n',
    },
    names: { FILE: "'a b.csv'", TOKEN: 0, TAG: 2, DELIMITER: ';', FIRST: 1 },
    expected: 'Café\tB-LOC\n;\tO\n"A"\tO\n\nBob\tB-PER\n',
  },
  // ner_dataset.csv of kaggle.com/datasets/abhinavwalia95/entity-annotated-corpus; others have the sentence in all rows.
  tokensOfSentences: {
    files: {
      'a b.csv':
        'Sentence #,Word,POS,Tag\nSentence: 1,Café,NN,B-geo\n,",",",",O\nSentence: 2,Bob,NNP,B-per\nSentence: 3,Eve,NNP,B-per\nSentence: 3,left,VBD,O\n\nSentence: 4,No,DT,O\n',
    },
    names: { FILE: "'a b.csv'", SENTENCE: 0, TOKEN: 1, TAG: 3, DELIMITER: ',', FIRST: 1 },
    // Empty lines may be more than one.
    expected: 'Café\tB-geo\n,\tO\n\nBob\tB-per\n\nEve\tB-per\nleft\tO\n\n\nNo\tO\n',
  },
  taggedWords: {
    files: { 'a b.txt': "Café/NNP 's/POS 1\\/2/CD  ,/, and /x y/\r\n\r\nShe/PRP\n" },
    names: { FILE: "'a b.txt'", SEPARATOR: '/', PREFIX: 'B-' },
    expected: "Café\tB-NNP\n's\tB-POS\n1\\/2\tB-CD\n,\tB-,\nand\tO\n/x\tO\ny/\tO\n\n\nShe\tB-PRP\n\n",
  },
  belowLabel: spansBelow('label'),
  belowLabels: spansBelow('labels'),
  belowEntities: spansBelow('entities'),
  belowSpans: spansBelow('spans'),
  xlabel: {
    files: {
      'a b.lab': 'signal rec\ntype 0\nnfields 1\n#\n 0.30 121 h#\n 0.90 121 s h\n\n',
      'k=v.lab': '#\n 0.5 121 x\n',
      '-a.lab': '#\n 0.5 121 y\n',
    },
    expected: '0\t0.5\ty\n0\t0.30\th#\n0.30\t0.90\ts h\n0\t0.5\tx\n',
  },
  // The HTK Book, 6.2: units of 100 ns, here of 5 ms; Wavesurfer writes seconds.
  htk: {
    files: {
      'a b.lab': '0 50000 sil\n50000 9123456 h e -12.5\n\n',
      'k=v.lab': '0.0000000 0.3000000 sil\n0.3000000 12 h e\n',
    },
    expected:
      '0.0000000\t0.0050000\tsil\n0.0050000\t0.9123456\th e -12.5\n0.0000000\t0.3000000\tsil\n0.3000000\t12.0000000\th e\n',
  },
  festvox: {
    files: {
      'etc/txt.done.data':
        '( a0001 "Author of the \\"danger\\" trail, etc." )\r\n( a0002 "Not at this, Tom." )\n',
    },
    expected: 'a0001|Author of the "danger" trail, etc.\na0002|Not at this, Tom.\n',
  },
  // kaldi-asr.org/doc/data_prep.html
  kaldi: {
    files: {
      'wav.scp':
        'ada-1 wav/u1.wav \nbob-1 sox -v 0.9 wav/u2.FLAC -t wav - |\ncy-1 sph2pipe x.sph |\ndee-1 /my data/u 4.wav\r\neve-1 raw.ark:12\n',
      text: 'ada-1 HELLO  WORLD\nbob-1\tGOOD BYE\ncy-1 NOT HERE\ndee-1 SO LONG\r\neve-1 NO\n',
    },
    expected: 'wav/u1.wav|HELLO  WORLD\nwav/u2.FLAC|GOOD BYE\n/my data/u 4.wav|SO LONG\n',
  },
  // faq.whatsapp.com: how to export a chat; on iOS the time is in brackets.
  messages: {
    files: {
      'a b.txt':
        '12/31/23, 10:15 PM - Encrypted.\r\n31.12.23, 22:17 - Bob: Hello\nsecond line\n\n[31/12/2023, 22:18:01] Ana: Hi\n',
    },
    names: { FILE: "'a b.txt'" },
    expected:
      '12/31/23, 10:15 PM - Encrypted.\n31.12.23, 22:17 - Bob: Hello second line \n[31/12/2023, 22:18:01] Ana: Hi\n',
  },
  geminiMessages: {
    files: {
      'a b.jsonl': json(
        {
          systemInstruction: { parts: [{ text: 'Be kind' }] },
          contents: [
            {
              role: 'user',
              parts: [{ text: 'Hi' }, { inlineData: { mimeType: 'image/png', data: 'eA==' } }],
            },
            { role: 'model', parts: [{ functionCall: { name: 'look', args: {} } }] },
          ],
        },
        { id: 2, contents: [{ parts: [{ text: 'Yo' }] }] },
      ),
    },
    names: { FILE: "'a b.jsonl'" },
    expected: [
      {
        messages: [
          { role: 'system', content: [{ type: 'text', text: 'Be kind' }] },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Hi' },
              { type: 'inlineData', inlineData: { mimeType: 'image/png', data: 'eA==' } },
            ],
          },
          {
            role: 'model',
            content: [{ type: 'functionCall', functionCall: { name: 'look', args: {} } }],
          },
        ],
      },
      { id: 2, messages: [{ role: 'user', content: [{ type: 'text', text: 'Yo' }] }] },
    ],
  },
  archiveOfX: {
    files: {
      'a b.js':
        'window.YTD.tweets.part0 = [\n  {\n    "tweet" : {\n      "id" : "1",\n      "full_text" : "a = b"\n    }\n  },\n  {"tweet": {"id": "2", "full_text": "Yo"}}\n]',
    },
    names: { FILE: "'a b.js'" },
    expected: [
      [
        { id: '1', full_text: 'a = b' },
        { id: '2', full_text: 'Yo' },
      ],
    ],
  },
  tracks: {
    files: {
      'a b.csv':
        'frame,id,x,y,w,h,label\r\n1,1,20,20,40,10,car\r\n1,2,0,0,9,9,bus\r\n2,1,21,20,40,10,car\r\n',
    },
    names: { FILE: "'a b.csv'", SEPARATOR: ',', CLASS: '$7', CELLS: '$1, $2, $3, $4, $5, $6' },
    expected: '1,1,20,20,40,10,1,1,1\n1,2,0,0,9,9,1,2,1\n2,1,21,20,40,10,1,1,1\n',
  },
  tesseract: {
    // A white page of 30 by 20 pixels.
    files: { 'a.pgm': `P2\n30 20\n255\n${'255 '.repeat(600)}\n` },
    names: { IMAGE: 'a.pgm', NAME: 'out' },
    expected: /class='ocr_page'.* bbox 0 0 30 20;/,
  },
  docBin: {
    files: { '.keep': '' },
    names: { FILE: 'a' },
    python: `import json, spacy
from spacy.tokens import DocBin, Span
doc = spacy.blank("en")("Ada saw Café")
doc.ents = [Span(doc, 2, 3, "LOC")]
DocBin(docs=[doc]).to_disk("a.spacy")`,
    expected: /^\{"text": "Ada saw Caf\\u00e9", "ents": \[\{"start": 8, "end": 12, "label": "LOC"/,
  },
  savedDataset: {
    files: { '.keep': '' },
    names: { FOLDER: 'in' },
    python: `import datasets
datasets.DatasetDict({"train": datasets.Dataset.from_dict({"n": [1, 2]})}).save_to_disk("in")`,
    expected: /^PAR1.*PAR1$/s,
  },
};

/** Whether the program is on this machine, or the module in its Python. */
function isThere(needs: string, python: string | undefined): boolean {
  const [program, ...args] =
    python === undefined ? ['sh', '-c', `command -v ${needs}`] : ['python3', '-c', `import ${needs}`];
  return spawnSync(program!, args).status === 0;
}

for (const [name, { run, needs, takes, makes }] of Object.entries<Command>(commands)) {
  const { files, names = {}, python, expected } = cases[name as keyof typeof commands];
  test.skipIf(!isThere(needs, python))(`the command for ${name} runs, with ${needs}`, () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const options = { cwd: folder, stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } } as const;
    const sh = (command: string) => execFileSync('sh', ['-c', command], options).toString();
    const command = fill(run, names);
    let made: string;
    if (python === undefined) {
      sh(`ls -- ${fill(takes, names)}`);
      made = sh(command);
    } else made = execFileSync('python3', ['-c', `${python}\n${command}`], options).toString();
    if (makes !== undefined) made = sh(`cat -- ${fill(makes, names)}`);
    if (typeof expected === 'string') return expect(made).toBe(expected);
    if (expected instanceof RegExp) return expect(made).toMatch(expected);
    // One value a line, or one over several lines.
    const values = makes?.endsWith('.json') ? [made] : made.trim().split('\n');
    expect(values.map((value) => JSON.parse(value))).toEqual(expected);
  });
}
