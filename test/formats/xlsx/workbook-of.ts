import { zipOf } from '../../support/zip.ts';

const relations = (type: string, ...targets: [type: string, target: string][]) =>
  `<Relationships>${targets.map(([kind, target], i) => `<Relationship Id="r${i}" Type="${type}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

/** What is in a workbook. */
export interface Parts {
  /** What stands in `sheetData`. */
  rows?: string;
  texts?: string;
  styles?: string;
}

/** A header and a row. */
export const one = '<row><c t="str"><v>text</v></c></row><row><c t="str"><v>owl</v></c></row>';

/** A workbook as ECMA-376 has it, with no more than what must be in one. */
export function workbookOf({ rows = one, texts = '', styles = '' }: Parts): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations('x', ['officeDocument', 'xl/workbook.xml']) },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" r:id="r0"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        'x',
        ['worksheet', 'sheet.xml'],
        ['sharedStrings', 'texts.xml'],
        ['styles', 'styles.xml'],
      ),
    },
    { name: 'xl/sheet.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    { name: 'xl/texts.xml', content: `<sst>${texts}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet><cellXfs>${styles}</cellXfs></styleSheet>` },
  ]);
}
