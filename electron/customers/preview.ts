import type { HttpRequest } from '#electron/vendors/http.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** What one connection would be sent, with secrets masked, or why nothing would. */
export type Preview = {
  readonly connectionId: string;
  readonly connection: string;
  readonly vendor: string;
  readonly request: HttpRequest | null;
  readonly refused: readonly Problem[];
  readonly warnings: readonly Problem[];
};
