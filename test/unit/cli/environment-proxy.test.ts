import { expect, test } from 'vitest';
import { environmentProxy } from '#electron/cli/environment-proxy.ts';

const URL = 'https://api.vendor.example/customer';

test.each([
  [{}, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://10.0.0.1:3128' }, 'PROXY 10.0.0.1:3128'],
  [{ HTTPS_PROXY: '10.0.0.1:3128' }, 'PROXY 10.0.0.1:3128'],
  [{ https_proxy: 'https://proxy.example' }, 'HTTPS proxy.example:443'],
  [{ ALL_PROXY: 'http://proxy.example' }, 'PROXY proxy.example:80'],
  [{ HTTP_PROXY: 'http://10.0.0.1:3128' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://[' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://10.0.0.1:3128', NO_PROXY: 'other.example, .vendor.example' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://10.0.0.1:3128', NO_PROXY: 'API.vendor.example' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://10.0.0.1:3128', NO_PROXY: '*' }, 'DIRECT'],
  [{ HTTPS_PROXY: 'http://10.0.0.1:3128', NO_PROXY: 'dor.example,' }, 'PROXY 10.0.0.1:3128'],
])('%j: %s', (env, way) => {
  expect(environmentProxy(env, URL)).toBe(way);
});
