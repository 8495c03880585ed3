import { describe, expect, it } from 'vitest';
import { checkRefusals1x } from '../../../src/checks/server/config-refusals-1x.ts';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import { messageOf } from '../../../src/diagnostics/message-of.ts';
import { messages } from '../../../src/diagnostics/messages.ts';
import { readConfig } from '../../label-config/read-config.ts';

const text = '<Text name="t" value="$t"/>';

/** What is found in a view with a text and the tags under test, which must be right for 0.9. */
function refusalsOf(tags: string, is1x = true): Finding[] {
  const { config, found } = readConfig(`<View>${text}<Rating name="stars" toName="t"/>${tags}</View>`);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  const refusals: Finding[] = [];
  checkRefusals1x(config!, is1x, (finding) => refusals.push(finding));
  return refusals;
}

const choices = (attributes: string) =>
  `<Choices name="c" toName="t" ${attributes}><Choice value="a"/></Choices>`;
const image = (attributes: string) => `<Image name="i" value="$i" ${attributes}/>`;

const shape = (name: string) => (value: string) =>
  `${image('')}<RectangleLabels name="l" toName="i" ${name}="${value}"><Label value="a"/></RectangleLabels>`;
const series = (attributes: string, channel = '') =>
  `<TimeSeries name="s" value="$s" ${attributes}><Channel column="a" ${channel}/></TimeSeries>`;

const variable = (value: string) => `<Image name="i" value="${value}"/>`;

describe('what the editor of 1.x refuses', () => {
  it.each([
    choices('allowNested="x"'),
    '<TextArea name="a" toName="t" displayMode="bogus"/>',
    '<TextArea name="a" toName="t" smart="x"/>',
    image('smoothing="x"'),
    image('gridColor="bad"'),
    image('defaultZoom="bogus"'),
    image('horizontalAlignment="bogus"'),
    image('crossOrigin="bogus"'),
    '<Audio name="a" value="$a" decoder="bogus"/>',
    '<HyperText name="h" value="$h" inline="yes"/>',
    '<Labels name="l" toName="t" showInline="1"><Label value="a"/></Labels>',
    '<Collapse bordered="y"><Panel value="p"/></Collapse>',
    '<Panel value="x"/>',
    '<Collapse><Header value="x"/></Collapse>',
    '<Relation value="x"/>',
    '<Shortcut value="x"/>',
    '<TimeSeries name="s" value="$s"><View><Channel column="a"/></View></TimeSeries>',
    '<Choices name="c" toName="t"><Choice value="a"/><Choices name="d" toName="t"><Choice value="b"/></Choices></Choices>',
    '<Collapse/>',
    image('valueList="$images"'),
    ...['0', '-5', '5%', 'abc', '', '1', '2', '3', '3.9', '1e-3'].map((size) =>
      image(`grid="true" gridSize="${size}"`),
    ),
    '<Labels name="l" toName="t"><Label value="a" background="transparent"/></Labels>',
    '<PagedView/>',
    ...['zz', 't', 'stars'].flatMap((name) => [
      `<View visibleWhen="choice-selected" whenTagName="${name}" whenChoiceValue="x"/>`,
      `<View visibleWhen="choice-unselected" whenTagName="${name}" whenChoiceValue="x"/>`,
    ]),
    '<Dialog/>',
    '<Dialog name="d"/>',
    '<Dialog name="d" value="$d"/>',
    ...['0', '0.5', '200', '50%'].map((resize) => image(`resize="${resize}"`)),
    ...['2', '-1', 'x', '', '50'].map(shape('opacity')),
    ...['2', 'x'].map(shape('fillOpacity')),
    '<Image name="i" value="$i"/><Polygon name="p" toName="i" opacity="1.1"/>',
    '<Image name="i" value="$i"/><BrushLabels name="p" toName="i" fillOpacity="x"><Label value="a"/></BrushLabels>',
    ...['%H', '%Y-%m-%d', '%Q', '.'].map((format) => series(`timeDisplayFormat="${format}"`)),
    ...['%H', 'foo', 'date'].map((format) => series('', `displayFormat="${format}"`)),
    ...['$a and $b', '$a - $b[0]', '$a.b, $c'].map(variable),
    '<Header name="h" value="$a: $b"/>',
    ...['$__proto__', '$__proto__.a', '$a[0].__proto__', 'Title: $__proto__'].map(variable),
    '<Labels name="l" toName="t" value="$__proto__"/>',
    '<Header value="$__proto__"/>',
    '<Header value="About $a.__proto__"/>',
    '<Choices name="c" toName="t"><Choice value="a"/><Choice value="$__proto__"/></Choices>',
    '<Image name="i" valueList="$__proto__"/>',
    '<Repeater on="$__proto__"><Image name="i{{idx}}" value="$__proto__[{{idx}}].url"/></Repeater>',
  ])('%s', (tags) => {
    const [error, ...others] = refusalsOf(tags);
    expect(error).toMatchObject({ code: 'config-refused-by-server' });
    expect(others).toEqual([]);
    const [warning] = refusalsOf(tags, false);
    expect(warning).toMatchObject({ code: 'config-refused-in-1x' });
    expect(messages[warning!.code].severity).toBe('warning');
  });
});

// test/servers/preview/data-keys.test.ts asks the editor.
it.each(['$constructor', '$prototype', '$toString', '$a.constructor', '$__proto__x', '__proto__'])(
  'a variable such as %s is read like any other',
  (value) => expect(refusalsOf(variable(value))).toEqual([]),
);

// parseValue of the editor (utils/data.js) looks for /\$[\w[\].{}]+/g: $my-image is shown as what $my is, and "-image".
it.each([
  ...['$my-image', '$My Image', '$картинка', '$a:b', '$a/b', "$a['b']", '$a[-1]', '$image ', '$a.b\t'].map(
    variable,
  ),
  '<Labels name="l" toName="t" value="$my-labels"/>',
  '<Repeater on="$a" indexFlag="%i"><Text name="t%i" value="$a[%i].my-text"/></Repeater>',
])('a variable that it does not read is a warning: %s', (tags) => {
  for (const is1x of [true, false])
    expect(refusalsOf(tags, is1x).map(({ code }) => code)).toEqual(['variable-not-read-in-1x']);
  expect(messages['variable-not-read-in-1x'].severity).toBe('warning');
});

it.each([
  '<View visibleWhen="choice-selected" whenTagName="zz"/>',
  '<View visibleWhen="choice-selected" whenTagName="C"/>',
  '<View visibleWhen="choice-selected" whenTagName="t"/>',
  '<View visibleWhen="region-selected" whenTagName="zz"/>',
  '<Choices name="d" toName="t" visibleWhen="choice-selected" whenTagName="zz"><Choice value="a"/></Choices>',
])('what is never shown is a warning: %s', (tags) => {
  for (const is1x of [true, false])
    expect(refusalsOf(choices('') + tags, is1x).map(({ code }) => code)).toEqual(['tag-never-shown']);
  expect(messages['tag-never-shown'].severity).toBe('warning');
});

it('of a space at the end it says what to do', () => {
  const [warning] = refusalsOf(variable('$text '));
  expect(messageOf(warning!)).toBe(
    'The attribute "value" of <Image> is "$text "; the server of 1.x takes the space at its end for a part of the data key, and the editor does not.',
  );
});

describe('what it takes', () => {
  it.each([
    ...[
      '$my_image',
      '$a.b',
      '$a[0].b',
      '$a[0] ',
      ' $a',
      '$0',
      '$a.0',
      ' $a and $b',
      'a: $a, b: $b',
      '$a[0] and $b',
    ].map(variable),
    '<Header value="$a: $b"/>',
    '<Repeater on="$a" indexFlag="%i"><Text name="t%i" value="$a[%i].text"/></Repeater>',
    '<Repeater on="$a"><Text name="t{{idx}}" value="$a[{{idx}}].text"/></Repeater>',
    '<Text name="title" value="my-$title-x"/>',
    choices('allowNested="true"'),
    image('crossOrigin="anonymous" defaultZoom="original" gridColor="#fff"'),
    '<HyperText name="h" value="$h" inline="true"/>',
    '<Collapse><Panel value="p"><View><Header value="x"/></View></Panel></Collapse>',
    '<Relations><Relation value="x"/></Relations>',
    ...['4', '10', ' 30 '].map((size) => image(`grid="true" gridSize="${size}"`)),
    `${choices('')}<View visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="zz"/>`,
    '<View visibleWhen="choice-unselected" whenTagName="zz"/>',
    '<View visibleWhen="no-region-selected" whenTagName="zz"/>',
    '<View whenTagName="zz"/>',
    '<View visibleWhen="choice-selected" whenTagName=""/>',
    '<Dialog value="$d"/>',
    image('gridSize="0"'),
    ...['0', '1', '0.5', '.5', '0.5x'].map(shape('opacity')),
    '<Image name="i" value="$i"/><Polygon name="p" toName="i" fillOpacity="x"/>',
    ...['.2f', 'date', 'H', 'foo', '.3s', ',', '%', '0.2', '$,.2f', '+', '$H', ''].map((format) =>
      series(`timeDisplayFormat="${format}"`),
    ),
    series('timeFormat="%Y-%m-%d" timeDisplayFormat="%H"'),
    ...['.1f', ',.2f', ''].map((format) => series('', `displayFormat="${format}"`)),
    '<Image name="i" valueList="$images"/>',
    '<Labels name="l" toName="t"><Label value="a" background="#f008"/></Labels>',
    '<TextArea name="a" toName="t"><Shortcut value="x"/></TextArea>',
    '<TimeSeries name="s" value="$s"><MultiChannel><Channel column="a"/></MultiChannel></TimeSeries>',
    '<Choices name="c" toName="t"><View><Choice value="a"/></View><Header value="h"/></Choices>',
  ])('%s', (tags) => {
    expect(refusalsOf(tags)).toEqual([]);
  });
});
