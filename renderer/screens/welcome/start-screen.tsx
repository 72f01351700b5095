import { Redirect } from 'wouter';
import { WelcomeScreen } from './welcome-screen.tsx';
import { useConnections, useStatus } from '#renderer/api/queries.ts';

/** The window's first address: a welcome for an empty profile, the queue for everyone else. */
export function StartScreen() {
  const { data: status } = useStatus();
  const { data: connections } = useConnections();
  if (status === undefined || connections === undefined) return null;
  const isFirstStart = status.customers.all === 0 && connections.length === 0;
  return isFirstStart ? <WelcomeScreen status={status} /> : <Redirect to="/queue" replace />;
}
