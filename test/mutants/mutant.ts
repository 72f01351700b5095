/** A safeguard taken out of the code, and the tests that must notice. */
export type Mutant = {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Files of tests, from the root; `only` narrows them to tests whose names match. */
  readonly tests: readonly string[];
  readonly only?: string;
};
