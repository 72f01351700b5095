import { useLocation } from 'wouter';
import { usePauseConnection, useResumeConnection, useTestConnection } from '#renderer/api/mutations.ts';
import type { ConnectionView } from '#shared/domain/connection.ts';

/** What can be done with a connection from its row and from its check-up. */
export function useConnectionActions({ id, enabled }: Pick<ConnectionView, 'id' | 'enabled'>) {
  const [, navigate] = useLocation();
  const test = useTestConnection();
  const pause = usePauseConnection();
  const resume = useResumeConnection();
  return {
    isTesting: test.isPending,
    isToggling: pause.isPending || resume.isPending,
    test: () => test.mutate({ id }),
    toggle: () => (enabled ? pause : resume).mutate({ id }),
    duplicate: () => navigate(`/connections/${id}/copy`),
    map: () => navigate(`/connections/${id}/mapping`),
    edit: () => navigate(`/connections/${id}/edit`),
  };
}
