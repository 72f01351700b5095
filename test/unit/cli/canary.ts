import fs from 'node:fs';
import path from 'node:path';

/** Files of a folder in whose bytes one of the texts is found, in UTF-8 or UTF-16. */
export function filesHolding(dir: string, texts: readonly string[]): readonly string[] {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = fs.readFileSync(file);
      return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')));
    });
}

/** What any user may see of a process and its children: their arguments and environments. */
export function visibleOf(pid: number): string {
  const read = (id: string, name: string): string => {
    try {
      return fs.readFileSync(`/proc/${id}/${name}`, 'utf8');
    } catch {
      return ''; // it has just ended
    }
  };
  const children = read(`${pid}`, `task/${pid}/children`)
    .split(' ')
    .filter((id) => id !== '');
  return [String(pid), ...children].map((id) => read(id, 'cmdline') + read(id, 'environ')).join('\n');
}
