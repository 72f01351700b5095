import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { beginDraft, planOf, type ImportDraft } from './import-draft.ts';
import { call } from '#renderer/api/client.ts';
import { KEYS } from '#renderer/api/queries.ts';
import { useRefused } from '#renderer/ui/use-refused.ts';
import { MAX_IMPORT_BYTES, type ImportRow } from '#shared/domain/import.ts';

const stateQuery = queryOptions({ queryKey: [KEYS.imports, 'state'], queryFn: () => call('imports.state', undefined) });
const historyQuery = queryOptions({
  queryKey: [KEYS.importHistory],
  queryFn: () => call('imports.history', undefined),
});

/** The file on the desk, its counts, and a run that is going on. */
export const useImportState = () => useQuery(stateQuery);
export const useImportHistory = () => useQuery(historyQuery);

/** Reads a file that was dropped or chosen. */
export function useOpenFile() {
  const refused = useRefused();
  const [reading, setReading] = useState<string>();
  const open = async (file: File): Promise<void> => {
    setReading(file.name);
    try {
      // The main process says that it is too large; it need not be handed over for that.
      const bytes = file.size > MAX_IMPORT_BYTES ? new Uint8Array(MAX_IMPORT_BYTES + 1) : await bytesOf(file);
      beginDraft(await call('imports.open', { name: file.name, bytes }));
    } catch (error) {
      refused(error);
    } finally {
      setReading(undefined);
    }
  };
  return { reading, open };
}

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());

/** Has the file judged again whenever what it depends on has changed; a moment later, since tags are typed. */
export function useJudging(draft: ImportDraft): void {
  const refused = useRefused();
  const plan = JSON.stringify(planOf(draft));
  useEffect(() => {
    const timer = window.setTimeout(() => {
      // Back from the same text, one line above.
      call('imports.check', JSON.parse(plan) as ReturnType<typeof planOf>).catch(refused);
    }, CHECK_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [plan, refused]);
}

const CHECK_PAUSE_MS = 120;

const PAGE_ROWS = 100;

/** Rows around what is seen; old ones stay until new ones are here. */
export function useImportRows({ fileId, only }: Pick<ImportDraft, 'fileId' | 'only'>, first: number, last: number) {
  const from = Math.floor(first / PAGE_ROWS);
  const pages = Array.from({ length: Math.floor(last / PAGE_ROWS) - from + 1 }, (_, at) => from + at);
  const results = useQueries({
    queries: pages.map((page) =>
      queryOptions({
        queryKey: [KEYS.imports, 'rows', fileId, only, page],
        queryFn: () => call('imports.rows', { fileId, only, from: page * PAGE_ROWS, limit: PAGE_ROWS }),
      }),
    ),
  });
  const total = results.find(({ data }) => data !== undefined)?.data?.total;
  const rowAt = (index: number): ImportRow | undefined =>
    results[Math.floor(index / PAGE_ROWS) - from]?.data?.rows[index % PAGE_ROWS];
  return { total, rowAt };
}
