/** Names of the tags that nearly all subjects have: a control `l` of an object `o`. */
export const from = { from_name: 'l', to_name: 'o' };

export const view = (...tags: string[]) => `<View>${tags.join('')}</View>`;

/** Pointers to what says which tags a result is of, and to which other results it belongs. */
export const head = (at: number) => ['id', 'from_name', 'to_name', 'type'].map((key) => `/${at}/${key}`);

/** A tag of labels A and B. */
export const labels = (tag: string) =>
  `<${tag} name="l" toName="o"><Label value="A"/><Label value="B"/></${tag}>`;
