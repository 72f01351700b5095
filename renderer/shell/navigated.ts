import { useEffect } from 'react';
import { z } from 'zod';
import { useLocation } from 'wouter';
import { on } from '#renderer/api/client.ts';

/** A path of this window, such as `/capture`; the application menu and the tray send it. */
const pathSchema = z.string().regex(/^\/(capture|queue|connections|activity|import|settings|customer\/[\w-]+)$/);

/** Goes where the main process asks. */
export function useNavigatedByMain(): void {
  const [, navigate] = useLocation();
  useEffect(
    () =>
      on('window.navigated', (detail) => {
        const path = pathSchema.safeParse(detail);
        if (path.success) navigate(path.data);
      }),
    [navigate],
  );
}
