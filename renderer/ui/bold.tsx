import type { ReactNode } from 'react';

/** Renders the `<b>` of a message; passed to FormattedMessage as the value `b`. */
export const bold = (chunks: ReactNode): ReactNode => <b>{chunks}</b>;
