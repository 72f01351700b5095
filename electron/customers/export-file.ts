import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Answer } from '#electron/core.ts';
import type { Customers } from './customers.ts';

/**
 * Written beside its place and then renamed: a file of that name is always a whole one. Readable by this user only.
 * Rejects with what the disk says.
 */
export async function exportToFile(
  exportTo: Customers['exportTo'],
  format: 'jsonl' | 'csv',
  file: string,
): Promise<Answer<{ customers: number }>> {
  const part = `${file}.part`;
  try {
    const stream = createWriteStream(part, { mode: 0o600 });
    const answer = await exportTo(format, stream);
    stream.end();
    await finished(stream);
    if (answer.ok) await rename(part, file);
    else await rm(part, { force: true });
    return answer;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
