export type ImportAnswer = {
  readonly imported: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Path of the file with the rows that were not imported, or null when all were. */
  readonly errorsFile: string | null;
};

export type ImportProgress = {
  readonly rows: number;
  readonly imported: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Of the file. */
  readonly bytes: number;
  readonly totalBytes: number;
};
