import { type Command, CommanderError } from 'commander';

/** Options whose values add up; so do those of options that take several at once. */
const mayRepeat = ['--include', '--exclude', '--choices-column'];

/** Has the options of a command refused that are given twice with different values, or with their opposite: one of the two would be lost. */
export function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    const { long, variadic } = option;
    if (!long || variadic || mayRepeat.includes(long)) continue;
    const opposite = command.options.find(
      (other) => other !== option && other.attributeName() === option.attributeName(),
    );
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value?: string) => {
      if (before !== undefined && value !== undefined && value !== before) {
        refuse(`${long} is given twice, as ${before} and as ${value}.`);
      }
      before = value ?? '';
    });
    if (!opposite) continue;
    command.on(`option:${opposite.name()}`, () => {
      if (before !== undefined) refuse(`${long} and ${opposite.long} exclude each other.`);
    });
  }
}

function refuse(message: string): never {
  throw new CommanderError(2, 'lsimport.repeated', `${message}\nLeave one of them out.`);
}
