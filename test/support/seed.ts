/** What random inputs and moments are drawn from: the same in every run, unless LSIMPORT_SEED is set to draw others. */
export const seed = Number(process.env.LSIMPORT_SEED ?? 13);
