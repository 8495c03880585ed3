/** A label config for text tasks with one choice to make. */
export const choicesConfig =
  '<View><Text name="item" value="$text"/><Choices name="kind" toName="item"><Choice value="one"/><Choice value="two"/></Choices></View>';

/** The result of making a choice in it, and in the label configs of the formats. */
export const choose = (choice: 'one' | 'two') => [
  { id: 'r1', from_name: 'kind', to_name: 'item', type: 'choices', value: { choices: [choice] } },
];
