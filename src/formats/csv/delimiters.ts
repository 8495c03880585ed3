/** Delimiters that are looked for, by what people call them; in doubt the first counts. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
