import { describe, expect, it } from 'vitest';
import { findingsOf, readConfig } from './read-config.ts';

const text = '<Text name="t" value="$t"/>';
const image = '<Image name="i" value="$i"/>';

/** The codes for a view with a text and an image, before the tags under test. */
function codesFor(tags: string): string[] {
  return readConfig(`<View>${text}${image}<Rating name="stars" toName="t"/>${tags}</View>`).found.map(
    ({ code }) => code,
  );
}

describe('errors', () => {
  it.each([
    ['config-unknown-tag', '<Choises/>'],
    ['config-unknown-tag', '<Header value="a"/><div/>'],
    ['config-wrong-parent', '<View><Choice value="a"/></View>'],
    ['config-wrong-parent', '<Channel column="a"/>'],
    [
      'config-label-in-choices',
      '<Choices name="c" toName="t"><Choice value="a"/><Label value="b"/></Choices>',
    ],
    ['config-missing-attribute', '<Audio value="$a"/>'],
    ['config-missing-attribute', '<CustomInterface/>'],
    ['config-missing-attribute', '<Filter toName="t"/>'],
    ['config-missing-attribute', '<EllipseLabels toName="i"><Label value="a"/></EllipseLabels>'],
    ['config-missing-attribute', '<Labels name="l"><Label value="a"/></Labels>'],
    ['config-missing-attribute', '<Labels name="l" toName="t"><Label alias="a"/></Labels>'],
    ['config-attribute-case', '<HyperText name="h" Value="$h"/>'],
    ['config-attribute-case', '<Choices Name="c" toName="t"><Choice value="a"/></Choices>'],
    ['config-attribute-case', '<Labels name="l" toName="t"><View><Label Value="a"/></View></Labels>'],
    ['config-duplicate-name', '<Choices name="t" toName="i"><Choice value="a"/></Choices>'],
    ['config-duplicate-name', '<Choices name="c" toName="t"><Choice name="i" value="a"/></Choices>'],
    ['config-unknown-target', '<Rating name="r" toName=""/>'],
    ['config-unknown-target', '<Filter name="f" toName="x"/>'],
    ['config-unsupported-target', '<Vector name="v" toName="t"/>'],
    [
      'config-unsupported-target',
      '<HyperTextLabels name="l" toName="t"><Label value="a"/></HyperTextLabels>',
    ],
    ['config-no-labels', '<Labels name="l" toName="t"><View/></Labels>'],
    // What the schema of the servers of 0.9.1 and 1.23.2 refuses; the editor shows these labels.
    [
      'config-labels-not-seen',
      '<Choices name="c" toName="t"><choice value="a"/><CHOICE value="b"/></Choices>',
    ],
    ['config-labels-not-seen', '<Choices name="c" toName="t"><view><Choice value="a"/></view></Choices>'],
    ['config-labels-not-seen', '<Labels name="l" toName="t"><Header value="x"/><label value="a"/></Labels>'],
    [
      'config-labels-not-seen',
      '<Labels name="l" toName="t"><Repeater on="$x"><Label value="a{{idx}}"/></Repeater></Labels>',
    ],
    [
      'config-value-not-allowed',
      '<Labels name="l" toName="t" choice="single-radio"><Label value="a"/></Labels>',
    ],
    ['config-value-not-allowed', '<Paragraphs name="p" value="$p" valuetype="text"/>'],
    ['config-value-not-allowed', '<HyperText name="h" value="$h" granularity=""/>'],
    ...[
      'required="yes"',
      'required="TRUE"',
      'perRegion="1"',
      'required=""',
      'layout="grid"',
      'layout="$l"',
    ].map((bad) => [
      'config-value-not-allowed',
      `<Choices name="c" toName="t" ${bad}><Choice value="a"/></Choices>`,
    ]),
    ['config-value-not-allowed', '<Choices name="c" toName="t"><Choice value="a" selected="yes"/></Choices>'],
    ['config-value-not-allowed', '<TextArea name="c" toName="t" editable="yes"/>'],
    ['config-value-not-allowed', '<Image name="c" value="$x" zoom="yes"/>'],
    ['config-value-not-allowed', '<Paragraphs name="p" value="$p" layout="Dialogue"/>'],
    ['config-value-not-allowed', '<Paragraphs name="p" value="$p" savetextresult="x"/>'],
    ['config-value-not-allowed', '<Header value="h" underline="x"/>'],
    ['config-value-not-allowed', '<Relations choice="bogus"><Relation value="a"/></Relations>'],
    ['config-bad-color', '<Labels name="l" toName="t"><Label value="a" selectedColor="foo"/></Labels>'],
    ['config-bad-color', '<Labels name="l" toName="t"><Label value="a" background="#12"/></Labels>'],
    ['config-video-speed', '<Video name="v" value="$v" minPlaybackSpeed="0.01"/>'],
    ['config-video-speed', '<Video name="v" value="$v" defaultPlaybackSpeed="fast"/>'],
    [
      'config-video-speed-order',
      '<Video name="v" value="$v" defaultPlaybackSpeed="1" minPlaybackSpeed="2"/>',
    ],
  ])('%s: %s', (code, tags) => {
    expect(codesFor(tags)).toEqual([code]);
  });
});

describe('warnings', () => {
  it.each([
    ['config-label-outside', '<Label value="a"/>'],
    ['config-attribute-case-harmless', '<Rating name="r" toname="t"/>'],
    ['config-attribute-typo', '<Rating name="r" toName="t" requierd="true"/>'],
    ['config-attribute-typo', '<Rating name="r" toName="t" perRegoin="true"/>'],
    ['config-attribute-typo', '<Labels name="l" toName="t"><Label value="a" hotky="1"/></Labels>'],
    ['config-attribute-typo', '<Image name="x" value="$x" zoomControll="true"/>'],
    ['config-no-target', '<Rating name="r"/>'],
    [
      'config-no-target',
      '<Collapse><Panel><Choices name="c"><Choice value="a"/></Choices></Panel></Collapse>',
    ],
    ['config-target-is-no-object', '<Rating name="r" toName="t"/><Rating name="s" toName="r"/>'],
    ['config-numeric-name', '<Text name="1" value="$x"/>'],
    ['config-no-labels-yet', '<RectangleLabels name="l" toName="i"/>'],
    ['config-no-labels-yet', '<choices name="l" toName="i"/>'],
    ['config-empty-variable', '<Text name="x" value=""/>'],
    ['config-empty-variable', '<Audio name="x" value="$"/>'],
    ['config-doubled-dollar', '<Text name="x" value="$$cash"/>'],
    ['config-missing-dollar', '<Audio name="x" value="audio"/>'],
    ['config-name-not-repeated', '<Repeater on="$l"><Rating name="r" toName="t"/></Repeater>'],
    [
      'config-name-not-repeated',
      '<Repeater on="$l" indexFlag="{{i}}"><Repeater on="$m" indexFlag="{{j}}"><Rating name="r{{j}}" toName="t"/></Repeater></Repeater>',
    ],
  ])('%s: %s', (code, tags) => {
    const stars = '<Rating name="stars" toName="t"/>';
    const { found } = readConfig(`<View>${text}${image}${stars}${tags}</View>`);
    expect(found).toMatchObject([{ code, severity: 'warning' }]);
  });
});

describe('nothing', () => {
  it.each([
    '<TEXTAREA name="x" toName="t"/>',
    '<choices name="c" toName="t"><choice value="a"/></choices>',
    '<Choices name="c" toName="t"><Choice value="a"/><choice value="b"/></Choices>',
    '<Choices name="c" toName="t"><View><choice value="a"/></View></Choices>',
    '<Choices name="c" toName="t" value="$x"><choice value="a"/></Choices>',
    '<RectangleLabels name="l" toName="i"><label value="a"/></RectangleLabels>',
    '<Panel><Labels name="l" toName="t"><label value="a"/></Labels></Panel>',
    '<HyperText name="h" value="$h"><p>free <b>markup</b></p></HyperText>',
    '<Collapse><Panel value="p"><HyperText value="$h"/></Panel></Collapse>',
    '<Choices name="c" toName="t"><HyperText value="note"/><Choice value="a"/></Choices>',
    '<Choices name="c" toName="t" value=""/>',
    '<Choices name="c" toName="t" required="true" PERREGION="false" layout="inline"><Choice value="a"/></Choices>',
    '<Repeater on="$p" indexFlag="{{i}}"><TextArea name="a{{i}}" toName="t" required="{{i}}"/></Repeater>',
    '<Choices name="c" toName="t" model_threshold="0.5" data-x="1"><Choice value="true"/></Choices>',
    '<Labels name="l" toName="t"><Label value=""/><Label value=""/></Labels>',
    '<Labels name="l" toName="t"><Label value="a" background=" RGBA(1, 2, 3, 0.5) "/></Labels>',
    // Both editors lower-case the names of attributes.
    '<TextArea name="x" toName="t" maxsubmissions="1" REQUIRED="true"/>',
    '<Rating name="r" toName="t" modelRequired="true" require-d="true" minScore="1" confidence="0.5"/>',
    '<Relations><Relation value="a"/></Relations>',
    '<VideoVectorLabels name="v" toName="i"/><OcrLabels name="o" toName="i"/>',
    '<ReactCode name="r" outputs="a"><div/></ReactCode>',
    '<Brush name="b" toName="t"/>',
    '<Video name="v" value="$v" defaultPlaybackSpeed="1e0" minPlaybackSpeed=" .5 "/>',
    '<Image name="x" valueList="$images"/>',
    '<Image name="x" value="https://example.com/a.png"/>',
    '<Repeater on="$p"><Image name="p{{idx}}" value="$p[{{idx}}]"/><Brush name="b{{idx}}" toName="p{{idx}}"/></Repeater>',
    '<!-- <Text name="t" value="$x"/> <Rating name="r" toName="gone"/> -->',
  ])('%s', (tags) => {
    expect(codesFor(tags)).toEqual([]);
  });
});

describe('places and sentences', () => {
  it('says where a name is used first', () => {
    const [found] = readConfig(`<View>\n${text}\n  <Image name="t" value="$i"/></View>`).found;
    expect(found!.at).toBe('3:10');
    expect(found!.message).toContain('"t" is already used at line 2, column 7');
  });

  it.each([
    ['<Rating name="r" toName="$t"/>', 'Did you mean "t"?'],
    ['<Rating name="r" toName=" t"/>', 'Did you mean "t"?'],
    ['<Choises/>', 'Did you mean <Choices>?'],
    [
      '<Rating name="r" toName="t" Requierd="true"/>',
      'no attribute "Requierd", so Label Studio ignores it. Did you mean "required"?',
    ],
    ['<Audio nane="a" value="$a"/>', 'Is "nane" a typo?'],
  ])('suggests: %s', (tags, suggestion) => {
    expect(readConfig(`<View>${text}${tags}</View>`).found[0]!.message).toContain(suggestion);
  });

  it.each([
    ['<choice value="a"/>', '<choice> must be spelled <Choice>'],
    ['<View/><view><Choice value="a"/></view>', ''],
    ['<view><Choice value="a"/></view>', '<view> must be spelled <View>'],
    ['<Collapse><Panel><Choice value="a"/></Panel></Collapse>', 'only directly in it, and in <View>'],
  ])('says why the servers do not see a choice: %s', (choices, why) => {
    const source = `<View>${text}\n<Choices name="c" toName="t">\n${choices}</Choices></View>`;
    const found = readConfig(source).found.map(({ at, message }) => ({ at, message }));
    const message = `Label Studio servers see no <Choice> in <Choices>, and refuse it: `;
    expect(found).toEqual(why ? [{ at: '3:1', message: expect.stringContaining(why) }] : []);
    if (why) expect(found[0]!.message).toContain(message);
  });

  it('reports each name of a toName', () => {
    expect(findingsOf('<View><Pairwise name="p" toName="a,b"/></View>')).toEqual([
      'config-unknown-target 1:26',
      'config-unknown-target 1:26',
    ]);
  });

  it('does not blame what is inside an unknown tag', () => {
    const source = `<View>${text}<Lables name="l" toName="t"><Label value="a"/><Choice value="b"/></Lables></View>`;
    expect(findingsOf(source)).toEqual(['config-unknown-tag 1:34']);
  });

  it('cuts and quotes what the user wrote', () => {
    for (const source of [
      `<${'a'.repeat(5000)}/>`,
      `<View><Rating name="r" toName="${'a'.repeat(5000)}"/></View>`,
    ]) {
      expect(readConfig(source).found[0]!.message.length).toBeLessThan(200);
    }
  });
});

describe('a label config without any control tag', () => {
  const codesOf = (tags: string) => readConfig(`<View>${tags}</View>`).found.map(({ code }) => code);

  it.each([
    ['shows something that nobody can label', text, ['config-no-control']],
    ['has a header too', `<Header value="$t"/>${image}`, ['config-no-control']],
    ['has labels outside', `${text}<Label value="a"/>`, ['config-label-outside', 'config-no-control']],
    ['has a control without toName', `${text}<Rating name="r"/>`, ['config-no-target']],
    ['is labeled with itself', '<Chat name="c" value="$messages"/>', []],
    ['shows nothing', '<Header value="To come"/>', []],
  ])('%s', (_what, tags, codes) => {
    expect(codesOf(tags)).toEqual(codes);
  });
});

describe('labels that are stored alike, and stars that are no number', () => {
  it.each([
    [
      'config-label-repeated',
      '<Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/><Choice value="a"/></Choices>',
    ],
    [
      'config-label-repeated',
      '<Labels name="l" toName="t"><Label value="Car" alias="1"/><Label value="Bus" alias="1"/></Labels>',
    ],
    ['config-not-a-number', '<Rating name="r" toName="t" maxRating="five"/>'],
    ['config-not-a-number', '<Rating name="r" toName="t" maxRating=""/>'],
  ])('%s: %s', (code, tags) => expect(codesFor(tags)).toEqual([code]));

  it.each([
    ['<Choices name="c" toName="t"><Choice value="a" alias="1"/><Choice value="a" alias="2"/></Choices>'],
    [
      '<Taxonomy name="x" toName="t"><Choice value="a"><Choice value="b"/></Choice><Choice value="c"><Choice value="b"/></Choice></Taxonomy>',
    ],
    [
      '<Choices name="c" toName="t"><Choice value="a"/></Choices><Choices name="d" toName="t"><Choice value="a"/></Choices>',
    ],
    ['<Labels name="l" toName="t"><Label value=""/><Label value=""/></Labels>'],
    ['<Rating name="r" toName="t" maxRating="10"/>'],
  ])('nothing is said of %s', (tags) => expect(codesFor(tags)).toEqual([]));
});
