// Spans and classes of texts.

import { join } from 'node:path';
import { file, folder, label, many, sentence, write } from './common.js';

const webAnno = () => {
  const head =
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=de.x.POS|PosValue\n#T_SP=de.x.NamedEntity|value\n#T_RL=de.x.Dependency|DependencyType|BT_de.x.POS\n\n\n';
  const rows = (i) => {
    const at = (from, to) => `${18 * i + from}-${18 * i + to}`;
    const n = i + 1;
    return `#Text=Ada lives in Rome\n${n}-1\t${at(0, 3)}\tAda\tPROPN\tPER\tnsubj\t${n}-2\n${n}-2\t${at(4, 9)}\tlives\tVERB\t_\troot\t${n}-2\n${n}-3\t${at(10, 12)}\tin\tADP\t_\tcase\t${n}-4\n${n}-4\t${at(13, 17)}\tRome\tPROPN\tLOC\tobl\t${n}-2\n\n`;
  };
  return head + many(700, rows).join('');
};

const brat = (path, times) => {
  const text = `${many(200, sentence).join('\n')}\n`;
  const starts = [...text.matchAll(/\w+/g)].filter((_, k) => k % 6 === 0);
  const marks = starts.map(
    ({ 0: kept, index }, k) => `T${k + 1}\t${label(k)} ${index} ${index + kept.length}\t${kept}\n`,
  );
  for (let i = 0; i < 350 * times; i++) {
    write(join(path, `${i}.txt`), text);
    write(join(path, `${i}.ann`), marks.join(''));
  }
  return path;
};

const spansOf = (k) => {
  const text = sentence(k);
  return {
    text,
    spans: [...text.matchAll(/\w+/g)]
      .filter((_, i) => i % 3 === 0)
      .map(({ 0: kept, index }, i) => [index, index + kept.length, label(i)]),
  };
};
const spansJsonl = (i) => {
  const { text, spans } = spansOf(i);
  return `${JSON.stringify({ id: i, text, label: spans })}\n`;
};
const spansCsv = (i) => {
  const { text, spans } = spansOf(i);
  return `${text},"${JSON.stringify(spans).replaceAll('"', '""')}",${i}\n`;
};

export const texts = {
  'spans-jsonl': file('spans.jsonl', 30_000, '', spansJsonl, ''),
  'spans-csv': file('spans.csv', 30_000, 'text,label,n\n', spansCsv, ''),
  'text-classes-csv': file(
    'c.csv',
    60_000,
    'id,comment_text,toxic,threat\n',
    (i) => `${i},${sentence(i)},${i % 2},${i % 3 ? 0 : 1}\n`,
    '',
  ),
  brat,
  'webanno-tsv': folder('.tsv', 50, webAnno, (i) => `${i}.png`),
};
