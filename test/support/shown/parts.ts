/** Names of the tags that nearly all subjects have: a control `l` of an object `o`. */
export const from = { from_name: 'l', to_name: 'o' };

export const view = (...tags: string[]) => `<View>${tags.join('')}</View>`;

/** A tag of labels A and B. */
export const labels = (tag: string) =>
  `<${tag} name="l" toName="o"><Label value="A"/><Label value="B"/></${tag}>`;
