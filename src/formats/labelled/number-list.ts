type Numbers = Float64Array | Int32Array | Uint32Array;

/** A list of numbers that grows and takes a few bytes for each. */
export interface NumberList<T extends Numbers> {
  length: number;
  /** Longer than the list. */
  numbers: T;
  push(number: number): void;
}

export function numberList<T extends Numbers>(make: new (length: number) => T): NumberList<T> {
  const list = {
    length: 0,
    numbers: new make(1024),
    push(number: number) {
      if (list.length === list.numbers.length) {
        const longer = new make(list.length * 2);
        longer.set(list.numbers);
        list.numbers = longer;
      }
      list.numbers[list.length++] = number;
    },
  };
  return list;
}
