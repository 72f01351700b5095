// npm run build: the built app in out/, made anew when its sources have changed.
import { prepare, verb } from './setup/prepare.mjs';

await verb(() => prepare({ builds: ['product'] }));
