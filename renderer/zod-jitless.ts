import { config } from 'zod';

// The window's content security policy forbids eval, which zod's compiled parsers need. Imported before every schema.
config({ jitless: true });
