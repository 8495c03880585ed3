import { message } from '../message.ts';

/** Codes for masks. Names in the arguments are quoted already. */
export const maskMessages = {
  'mask-value-unnamed': message<{ value: string; where: string }>({
    severity: 'error',
    title: 'value of a mask without a name',
    text: ({ value, where }) => `The value ${value} of this mask has no name: it is not in ${where}.`,
    help: 'Name the values in a classes.json in the folder, in place of any other list: {"0": "background", "255": "cell"}',
  }),
};
