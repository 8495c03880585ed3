import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../../../src/formats/csv/delimiter.ts';
import { guessHeader } from '../../../src/formats/csv/header.ts';

const delimiterOf = (text: string, whole = true) =>
  detectDelimiter({ bytes: Buffer.from(text), whole }).delimiter;

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    [';', 'name;price\nowl;1,50\nwren;2,25\n'],
    [';', 'a;b;c\n'],
    [',', 'text,n\n"a; b; c",1\n"d; e; f",2\n'],
    [',', 'text,n\na;b,1\nc,2\n'],
    ['\t', 'name\ttext\nowl\tone, two\nwren\tthree, four\n'],
    [',', 'text,n\n"line\nbreak; and ; more",1\n'],
    [',', 'text\nowl\nwren, small\n'],
    [',', ''],
  ])('%j of %j', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('is not misled by a last row that is cut in two', () => {
    expect(delimiterOf('a;b\n1;2\n3,4,5', false)).toBe(';');
  });

  it('nor by a ragged row', () => {
    expect(delimiterOf(`a;b\n${'1;2\n'.repeat(20)}3\n`)).toBe(';');
  });
});

describe('what stands before a table', () => {
  const cut = (text: string) => {
    const { preamble, rows, delimiter } = detectDelimiter({ bytes: Buffer.from(text), whole: true });
    return { preamble, delimiter, header: rows[0] };
  };

  it.each([
    ['sep=;\r\na;b\r\n1;2\r\n', { preamble: 1, delimiter: ';', header: ['a', 'b'] }],
    ['\ufeff"sep=|"\na,b|c\n', { preamble: 1, delimiter: '|', header: ['a,b', 'c'] }],
    ['# by me\n# in 2020, twice\nid;a;b\n1;2;3\n', { preamble: 2, delimiter: ';', header: ['id', 'a', 'b'] }],
    // As AudioSet writes its segments.
    [
      '# Segments\n# n_ids=3, n_segments=4\n# YTID, start\nx, 1\ny, 2\n',
      { preamble: 2, delimiter: ',', header: ['YTID', 'start'] },
    ],
    ['# by: me, in 2020\n#id,name\n1,owl\n', { preamble: 1, delimiter: ',', header: ['id', 'name'] }],
    // Rows that are commented out.
    ['#id,name\n#1,owl\n2,wren\n', { preamble: 0, delimiter: ',', header: ['#id', 'name'] }],
    ['#name,kind\n#owl,bird\nwren,bird\n', { preamble: 0, delimiter: ',', header: ['#name', 'kind'] }],
    // A header may start with # itself, and rows of delimiters only are nothing.
    ['#id,name\n1,owl\n', { preamble: 0, delimiter: ',', header: ['#id', 'name'] }],
    [',,\nid,name,n\n1,owl,2\n', { preamble: 0, delimiter: ',', header: ['id', 'name', 'n'] }],
    ['#birds\nowl, big\nwren\n', { preamble: 0, delimiter: ',', header: ['#birds'] }],
  ])('%j', (text, wanted) => {
    expect(cut(text)).toEqual(wanted);
  });

  it('a first row that is odd is not made the name of one column of whole rows', () => {
    expect(delimiterOf('Birds of 2020\nid;name;n\n1;owl;2\n2;wren;3\n')).toBe(';');
    expect(delimiterOf('text\nan owl; big\na wren; small\n')).toBe(',');
  });
});

describe('the header', () => {
  it.each([
    [true, ['id,text', '1,owl', '2,wren'], []],
    [true, ['text', 'owl', 'wren'], []],
    [true, ['name,1999,2000', 'Chad,745,266', 'Peru,12,34'], ['name']],
    [true, ['1,2', '3,4'], ['2']],
    [true, ['date,rate', '2020-01-01,1.5', '2020-02-01,n/a'], []],
    [
      true,
      ['What do you like about owls?,Why not wrens?', 'They are quiet at night,I like them', 'x y z a,b'],
      [],
    ],
    [true, ['owl', 'wren'], []],
    [true, ['id,text'], []],
    [false, ['1,owl', '2,wren'], []],
    [false, ['owl,2020-01-05', 'wren,2020-02-06'], []],
    [false, ['https://example.com/a.png,owl', 'https://example.com/b.png,wren'], ['image']],
    [false, ['An owl sat in the tree', 'A wren sat on the fence', 'Neither of them said anything'], ['text']],
    [false, ['-1.5e3', '+.5', '7'], []],
    // Names of files and ids are data too, unless a file heads numbers, as in a table of what is alike.
    [false, ['img/1.jpg,cat', 'img/2.jpg,dog'], []],
    [false, ['a 1.wav,hello', 'a 2.WAV,good bye friend', ',yes'], []],
    [false, ['a.png,cat', 'b.jpg,dog', 'c.jpg,dog', 'd.png,cat'], []],
    [true, ['Sepal.Length,name', 'St.John,owl', 'a.length,wren', 'b,tit'], []],
    [false, ['gum_0001,Hola', 'gum_0002,La mesa', 'gum_0003,Una mesa'], []],
    [false, ['84-121123-0000,GO', '84-121123-0001,STAY', '85-7-0002,GO ON'], []],
    [true, ['image.png,cat', 'x1,cat', 'x2,dog'], []],
    [true, ['a.jpg,b.jpg', '0.5,0.25', '0.25,0.5'], []],
    [true, ['gum_0001,Hola', 'gum_0002,La mesa'], []],
    [true, ['q1,q2', 'q3,q4', 'q3,q5', 'q4,q5'], []],
    [true, ['test_2020,text', 'test_A,owl', 'test_B,wren', 'test_C,tit'], []],
    // Names of columns are not among their values, unless the header is there again or each value is the name, as of ticked boxes.
    [false, ['Ada;Rome', 'Bo;Oslo', 'Ada;Oslo', 'Ada;Bonn', 'Bo;Rome', 'Cy;Rome'], []],
    [false, ['spam;An owl', 'ham;A wren', 'spam;A jay', 'spam;A tit'], []],
    [true, ['kind;name', 'spam;An owl', 'kind;name', 'ham;A tit', 'kind;name'], []],
    [true, ['Friend;text', 'Friend;An owl', ';A wren', 'Friend;A jay'], []],
    [true, ['other;text', 'owl;An owl', 'other;A wren', 'jay;A jay'], []],
    [true, ['no;n', 'yes;1', 'no;2', 'no;3'], []],
    // A column may have the name of one of its values, as the label of fake news.
    [
      true,
      ['fake;text', 'fake;An owl sat down here', 'real;A wren came here too', 'fake;A jay was here too'],
      [],
    ],
    [
      false,
      [
        'fake;Oh, my owl',
        'fake;An owl sat down here',
        'real;A wren came here too',
        'fake;A jay was here too',
      ],
      [],
    ],
    // Ids that count on are data however short.
    [false, ['img_0;cat', 'img_1;dog', 'img_2;dog', 'img_3;cat'], []],
    [true, ['img_0;cat', 'img_2;dog', 'img_4;dog', 'img_3;cat'], []],
    [true, ['q1;q2', 'q2;q3', 'q3;q4'], []],
    // Times, padded numbers, decimal commas, JSON and truth values are data.
    [false, ['owl;06:00:04+01:00', 'wren;13:31'], []],
    [false, ['0:00.0;owl', '1:05.1;wren', '125:10.2;tit'], []],
    [false, ['owl;[00:01,50]', 'wren;[00:04,25]'], []],
    [false, ['00:00:10:12;owl', '00:01:02:24;wren'], []],
    [false, ['1:00:00:12;owl', '1:01:02:24;wren'], []],
    [false, [' 1 ;owl', ' 2 ;wren'], []],
    [false, ['owl;0,93', 'wren;1.250,75'], []],
    [false, ['owl;{"a": 1}', 'wren;[2]'], []],
    [false, ['owl;TRUE', 'wren;FALSE'], []],
    // Lists without a header: names of files, and ids as in the line_index.tsv of OpenSLR.
    [false, ['img/1.jpg,cat', 'img/2.jpg,dog', 'img/3.PNG,cat'], []],
    [false, ['wavs/x1.wav,hello', 'wavs/x2.wav,good bye friend'], []],
    [false, ['pos/1.txt,pos', 'neg/1.txt,neg'], []],
    [false, ['gum_0001;Hola', 'gum_0002;La mesa', 'gum_0003;Esta es la frase'], []],
    [true, ['file.name,label', '1.jpg,cat', '2.jpg,dog'], []],
    [true, ['item1,item2', 'item7,item9', 'item8,item3'], []],
    [true, ['abc_001;text', 'def_002;La mesa', 'ghi_003;Esta'], []],
    // Years and counters are names, unless the rows below count as well.
    [true, ['owl,2022', 'wren,-1.5', 'kite,7'], []],
    [true, ['1,2,3', '0.5,0.25,0.75', '0.1,0.2,0.3'], []],
    [true, ['2000,2010,2020', '745,266,12', '4,5,9'], []],
    [false, ['1,2,3', '4,5,6', '7,8,9'], []],
    [false, ['owl,2022', 'wren,2023'], []],
    // So are steps of a scale, such as wavelengths, and numbers that rise above fractions, such as concentrations.
    [true, ['scan,400.0,400.5,401.0', 's1,0.12,0.13,0.11', 's2,0.22,0.23,0.21'], []],
    [true, ['gene,-1.0,-0.5,0.0', 'g1,0.12,0.13,3', 'g2,0.22,0.23,3'], []],
    [true, ['scan;0,1;0,2;0,3', 's1;1,12;5,13;0,11', 's2;0,22;0,23;0,21'], []],
    [true, ['id;10;20;50;100', 'g1;0,12;0,13;0,11;0,5', 'g2;0,22;0,23;0,21;0,4'], []],
    [false, ['a,0.0,0.5,1.0', 'b,0.5,1.0,1.5', 'c,1.0,1.5,2.0'], []],
    [false, ['a,1,2,4', 'b,0.5,7,3', 'c,0.25,8,1.5'], []],
    [false, ['a;10;50;20;100', 'b;0,12;0,13;0,11;0,5', 'c;0,22;0,23;0,21;0,4'], []],
    [false, ['1;20;50;100', '2;0,13;0,11;0,5', '3;0,23;0,21;0,4'], []],
  ])('%s: %j with the data keys %j', (header, lines, dataKeys) => {
    const rows = lines.map((line) => line.split(line.includes(';') ? ';' : ','));
    expect(guessHeader(rows, dataKeys)).toMatchObject({ header });
  });
});
