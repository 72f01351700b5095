import type { ConnectionView } from '#shared/domain/connection.ts';

/** What a form begins with: nothing, a connection that is changed, or one that another is made like. */
export type SetupSource =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly connection: ConnectionView };

/** The connection whose settings the form begins with. */
export const modelOf = (source: SetupSource): ConnectionView | undefined =>
  source.kind === 'new' ? undefined : source.connection;

/** Whose stored secrets stand for the ones that are left empty. */
export function secretsOfSource(source: SetupSource): { readonly id?: string; readonly secretsFrom?: string } {
  switch (source.kind) {
    case 'new':
      return {};
    case 'edit':
      return { id: source.connection.id };
    case 'copy':
      return { secretsFrom: source.connection.id };
  }
}
