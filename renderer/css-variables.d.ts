import 'react';

declare module 'react' {
  // React knows no custom properties; ours carry what only the script knows, such as the number of columns.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
