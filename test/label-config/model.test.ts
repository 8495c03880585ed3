import { describe, expect, it } from 'vitest';
import { indexByName } from '../../src/label-config/find-by-name.ts';
import { modelOf, readConfig } from './read-config.ts';

describe('tags', () => {
  it('gives attributes and text with references resolved, and their places', () => {
    const { root } = modelOf(
      '<View>\n  <Header\n   value="a &lt; &#8364;\n b" size=\'2\'/>x &amp; <![CDATA[&amp;]]></View>',
    );
    const [header] = root.children;
    expect(header).toMatchObject({
      type: 'Header',
      written: 'Header',
      at: { line: 2, column: 3 },
      parent: root,
    });
    expect(header!.attributes.get('value')).toMatchObject({ value: 'a < €  b', at: { line: 3, column: 4 } });
    expect(header!.attributes.get('size')).toMatchObject({ value: '2', at: { line: 4, column: 5 } });
    expect(root.text.trim()).toBe('x & &amp;');
  });

  it('gives tags their canonical names, in document order', () => {
    const { tags } = modelOf('<view><hypertext name="h" value="$h"/><VIEW/></view>');
    expect(tags.map(({ type, written }) => `${type} ${written}`)).toEqual([
      'View view',
      'HyperText hypertext',
      'View VIEW',
    ]);
  });

  it('takes what is in HyperText, Text and Style for content', () => {
    const { tags } = modelOf(
      '<View><HyperText name="h" value="$h"><p><Labels/></p></HyperText><Style>a<b/></Style></View>',
    );
    expect(tags.map(({ type }) => type)).toEqual(['View', 'HyperText', 'Style']);
  });
});

describe('objects and controls', () => {
  it('finds them by name and toName', () => {
    const { objects, controls } = modelOf(
      `<View><Text name="a" value="$a"/><Text name="b" value="B"/><Header name="h" value="$h"/>
        <Pairwise name="p" toName="a,b"/><Filter name="f" toName="p"/></View>`,
    );
    expect(objects.map(({ name, source }) => [name, source!.kind])).toEqual([
      ['a', 'key'],
      ['b', 'constant'],
    ]);
    expect(controls).toMatchObject([
      { name: 'p', toName: ['a', 'b'], dynamicLabels: false, source: undefined },
    ]);
  });

  it('stores labels by alias, else value, at any depth', () => {
    const { controls } = modelOf(
      `<View><Text name="t" value="$t"/><Taxonomy name="x" toName="t"><Choice value="A"><Choice value="B" alias="b"/></Choice></Taxonomy>
        <Labels name="l" toName="t"><View><Label value="" /><Label value="Straße"/></View></Labels></View>`,
    );
    expect(controls.map(({ labels }) => [...labels.keys()])).toEqual([
      ['A', 'b'],
      ['', 'Straße'],
    ]);
  });

  it.each([
    ['from the data', '<Choices name="c" toName="t" value="$options"/>', true],
    ['from a server', '<Taxonomy name="c" toName="t" apiUrl="https://example.com/items"/>', true],
    ['with a variable', '<Choices name="c" toName="t"><Choice value="$option1"/></Choices>', true],
    ['fixed', '<Choices name="c" toName="t"><Choice value="5 $"/></Choices>', false],
  ])('knows whether labels are fixed: %s', (_, control, dynamicLabels) => {
    const { controls } = modelOf(`<View><Text name="t" value="$t"/>${control}</View>`);
    expect(controls).toMatchObject([{ dynamicLabels }]);
  });

  it('takes an attribute in another case, as the editor does', () => {
    const { config } = readConfig('<View><Text Name="t" Value="$t"/><Rating name="r" toname="t"/></View>');
    expect(config!.objects).toMatchObject([{ name: 't', source: { kind: 'key' } }]);
    expect(config!.controls).toMatchObject([{ name: 'r', toName: ['t'] }]);
  });

  it('joins a control without toName to the objects there are', () => {
    const { controls } = modelOf('<View><Rating name="r"/><Text name="t" value="$t"/></View>');
    expect(controls).toMatchObject([{ name: 'r', toName: ['t'] }]);
  });

  it('has Chat and ReactCode as objects and as controls of themselves', () => {
    const { objects, controls } = modelOf(
      '<View><Chat name="c" value="$c"/><ReactCode name="r" toName="r" value="$r"/></View>',
    );
    expect(objects.map(({ name }) => name)).toEqual(['c', 'r']);
    expect(controls).toMatchObject([
      { name: 'c', toName: ['c'], source: undefined },
      { name: 'r', toName: ['r'], source: undefined },
    ]);
  });
});

describe('indexByName', () => {
  it('finds names in Repeaters with any number', () => {
    const { objects } = modelOf(
      `<View><Text name="t.0" value="$t"/><Repeater on="$pages"><Image name="page_{{idx}}" value="$pages[{{idx}}].url"/></Repeater>
        <Repeater on="$rows" indexFlag="{{r}}"><Text name="row{{r}}(a)1" value="$rows[{{r}}]"/></Repeater></View>`,
    );
    const find = indexByName(objects);
    expect(objects.map(({ repeater }) => repeater?.type)).toEqual([undefined, 'Repeater', 'Repeater']);
    expect(
      ['t.0', 'page_{{idx}}', 'page_0', 'page_12', 'row31(a)1'].map((name) => find(name)?.item.tag.type),
    ).toEqual(['Text', 'Image', 'Image', 'Image', 'Text']);
    expect(['t_0', 'page_', 'page_x', 'page_1x', 'row(a)1', '__proto__'].map(find)).toEqual(
      Array(6).fill(undefined),
    );
  });
});
