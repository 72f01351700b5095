/**
 * Whose word lets a vendor's texts be shortened: a person's, who was shown them, for these connections; or that of the
 * connections' settings, where nobody looks on (the command line).
 */
export type Word = 'settings' | ReadonlySet<string>;
