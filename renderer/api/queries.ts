import { keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import type { ActivityQuery } from '#shared/domain/activity.ts';

/** Calls are local: they work offline, are never retried behind one's back, and go stale only by an event (live.ts). */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** First words of the query keys; events name them (live.ts). */
export const KEYS = {
  status: 'status',
  connections: 'connections',
  vendors: 'vendors',
  profile: 'profile',
  app: 'app',
  desktop: 'desktop',
  licences: 'licences',
  queue: 'queue',
  customer: 'customer',
  recent: 'recent',
  preview: 'preview',
  imports: 'imports',
  importHistory: 'importHistory',
  views: 'views',
  tags: 'tags',
  activity: 'activity',
} as const;

const profileQuery = queryOptions({ queryKey: [KEYS.profile], queryFn: () => call('profile.get', undefined) });

const statusQuery = queryOptions({ queryKey: [KEYS.status], queryFn: () => call('outbox.status', undefined) });
const connectionsQuery = queryOptions({
  queryKey: [KEYS.connections],
  queryFn: () => call('connections.list', undefined),
});
const vendorsQuery = queryOptions({ queryKey: [KEYS.vendors], queryFn: () => call('vendors.list', undefined) });
const appQuery = queryOptions({ queryKey: [KEYS.app], queryFn: () => call('app.info', undefined) });
const customerQuery = (id: string) =>
  queryOptions({ queryKey: [KEYS.customer, id], queryFn: () => call('customers.get', { id }) });
const viewsQuery = queryOptions({ queryKey: [KEYS.views], queryFn: () => call('views.list', undefined) });
const tagsQuery = queryOptions({ queryKey: [KEYS.tags], queryFn: () => call('customers.tags', undefined) });
const activityQuery = ({ period, at }: ActivityQuery) =>
  queryOptions({
    queryKey: [KEYS.activity, period, at],
    queryFn: () => call('activity.read', { period, at }),
    placeholderData: keepPreviousData,
  });
const recentQuery = (limit: number) =>
  queryOptions({
    queryKey: [KEYS.recent, limit],
    queryFn: () => call('customers.page', { filter: 'all', search: '', offset: 0, limit }),
  });

const previewQuery = (id: string) =>
  queryOptions({ queryKey: [KEYS.preview, id], queryFn: () => call('customers.preview', { id }) });
const desktopQuery = queryOptions({ queryKey: [KEYS.desktop], queryFn: () => call('desktop.get', undefined) });
const licencesQuery = queryOptions({ queryKey: [KEYS.licences], queryFn: () => call('app.licences', undefined) });

export const useProfile = () => useQuery(profileQuery);
export const useStatus = () => useQuery(statusQuery);
export const useConnections = () => useQuery(connectionsQuery);
export const useVendors = () => useQuery(vendorsQuery);
export const useAppInfo = () => useQuery(appQuery);
/** What each of a customer's connections is sent. */
export const usePreview = (id: string) => useQuery(previewQuery(id));
/** What the desktop outside of the window does for the app. */
export const useDesktop = () => useQuery(desktopQuery);
export const useLicences = () => useQuery(licencesQuery);
export const useCustomer = (id: string) => useQuery(customerQuery(id));
export const useViews = () => useQuery(viewsQuery);
/** The figures of a period; those shown before it stay until they are here. */
export const useActivity = (query: ActivityQuery) => useQuery(activityQuery(query));
export const useTags = () => useQuery(tagsQuery);
/** The newest customers, for the rail of Capture. */
export const useRecentCustomers = (limit: number) => useQuery(recentQuery(limit));
