/** Inputs of each format to start from. */
export const jsonSamples = [
  '[{"text": "owl", "n": [1, 2.50, -0, 1e5, 12345678901234567890]}, {"text": "wr\\u00e9n \\ud83d\\ude00", "deep": {"a": [[], {}]}}]',
  '[{"id": 7, "data": {"text": "owl"}, "predictions": [{"score": 0.5, "result": []}]}, {"data": {"text": "wren"}}]',
  '{"text": "one task"}',
  '[{"data": {"text": "a"}, "completions": [{"result": [], "lead_time": 1.25}], "meta": {"k": null}}]',
  '[\n  {"__proto__": {"x": 1}, "constructor": "c"},\n  {"a": true, "b": false, "c": null}\n]\n',
  '[]',
];

export const jsonLinesSamples = [
  '{"text": "owl"}\n{"text": "wren", "n": 1.0}\n',
  '{"id": 3, "data": {"text": "owl"}}\r\n\r\n{"id": 4, "data": {"text": "wren"}}',
  '{"a": "\\u2028"}\n{"b": "\u2028"}\n',
];

export const textSamples = [
  'owl\nwren\n',
  ' a \r\n\tb\rc\n\n\u00a0d\u3000\n',
  'one line',
  `${'long '.repeat(200)}\nshort\n`,
  '\u{1f600}\n\u0085x\u001c\n',
];

export const csvSamples = [
  'text,n\nowl,1\nwren,2.5\n',
  'text;note\n"a ""quoted"" cell";"two\nlines"\nb;c\n',
  'text\tlabel\r\nowl\tbird\r\n',
  'id,__proto__,text\n1,x,y\n2,,\n',
];

export const configSamples = [
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/></Choices></View>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<View style="a: b">\n <!-- note -->\n <Image name="i" value="$image"/>\n <RectangleLabels name="r" toName="i"><Label value="A &amp; B" background="#f00"/></RectangleLabels>\n</View>',
  '<View><TimeSeries name="ts" value="$csv" valueType="url"><Channel column="v"/></TimeSeries><Header value="{{x.y[0]}}"/></View>',
  "<View><Paragraphs name='p' value='$d' nameKey='a' textKey='b'/><![CDATA[x]]></View>",
];

export const configPieces = [
  '<View>',
  '</View>',
  '<Label value="x"/>',
  ' name="t"',
  ' toName="t"',
  ' value="$x"',
  '$__proto__',
  'xmlns:x="y"',
  '<x:y/>',
  '&#x202e;',
  '&#55296;',
];
