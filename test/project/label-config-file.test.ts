import { expect, it } from 'vitest';
import { labelConfigFile } from '../../src/project/label-config-file.ts';

const bom = '\ufeff';

it.each([
  ['<?xml version="1.0" encoding="UTF-8"?><View/>', '<?xml version="1.0"?><View/>'],
  [
    "<?xml version='1.0'  encoding = 'utf-8' standalone='yes' ?>\r\n<View/>",
    "<?xml version='1.0' standalone='yes' ?>\r\n<View/>",
  ],
  [`${bom}<?xml version="1.0"\nencoding="UTF-8"?><View/>`, `${bom}<?xml version="1.0"?><View/>`],
  [
    '<?xml version="1.0" encoding="UTF-8"?><Header value="é encoding=\'x\'"/>',
    '<?xml version="1.0"?><Header value="é encoding=\'x\'"/>',
  ],
])('an encoding is removed from the declaration: %j', (config, expected) => {
  expect(labelConfigFile(Buffer.from(config)).toString()).toBe(expected);
});

it.each([
  '<View/>',
  '<?xml version="1.0"?>\r\n<View/>',
  `${bom}<View>\r\n</View>`,
  '<View><Header value="é" encoding="UTF-8"/></View>',
  '<!-- <?xml version="1.0" encoding="UTF-8"?> --><View/>',
  '<View/>\n<!-- no newline at the end -->',
])('all else stays as it is, byte for byte: %j', (config) => {
  const bytes = Buffer.from(config);
  expect(labelConfigFile(bytes)).toEqual(bytes);
});
