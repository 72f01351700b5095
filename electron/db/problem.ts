import { problem, type Problem } from '#shared/domain/problem.ts';

/**
 * What a failed write means to a person: `disk-full`, `database-busy` (another process writes), `database-failed`
 * (read-only, damaged, a failing disk). Undefined for everything else: that is a bug, and the caller throws it on.
 * Reads SQLite's codes (https://www.sqlite.org/rescode.html) and those of Node's file system.
 */
export function databaseProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full');
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return problem('database-busy');
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|PERM|PROTOCOL)/.test(code)) return problem('database-failed');
  return /^E(IO|ROFS|ACCES|PERM|MFILE|NFILE)$/.test(code) ? problem('database-failed') : undefined;
}
