import { expect, test } from 'vitest';

import { nxlinkSignature } from '#test/sandbox/vendors/nxlink-signature.ts';

const given = { accessKey: 'fme2na3kdi3ki', action: 'send', bizType: '1', ts: '1655710885431' };
const here = { ...given, action: 'mt', bizType: '2' };
const v1 =
  '{"type":2,"tenant_id":144,"app_key":"46oKF=os","customers":[{"first_name":"Zhang","last_name":"San","whats_app_phone":"18667728886"}]}';
const v2 = String.raw`{"type":1,"tenant_id":144,"app_key":"46oKF=os","customers":[{"first_name":"Siti","last_name":"Nurhaliza Ünal","whats_app_phone":"628111111111","email":"siti@example.com","gender":0,"birthday":"1990-02-28","customize_field":"{\"customize_1_14\":\"aa\"}"}]}`;
// O1 to O3 are printed in the vendor's documentation; V0 to V3 were computed by its rule.
test.each([
  ['O1', given, '{"name":"牛小信","id":10001}', '87c3560d3331ae23f1021e2025722354'],
  ['O2', given, '{"id":10001,"name":"牛小信"}', '7750759da06333f20d0640be09355e34'],
  ['O3', given, '{"id": 10001, "name": "牛小信"}', 'd0c24a9886c629330d7f3f2056c65bc2'],
  ['V0', here, '{"name":"牛小信","id":10001}', '94bbd66002121eda542baf65350a3a02'],
  ['V1', here, v1, '535103f7e8b91c36088b833a7658fcc9'],
  ['V2', here, v2, 'd5b1c34aaffd2459a751dd2b4a1acba5'],
  ['V3', here, '', '948ab46c078bff467f1b17c24a0ecc37'],
])('%s', (_, headers, body, digest) => {
  expect(nxlinkSignature(headers, Buffer.from(body), 'abciiiko2k3')).toBe(digest);
});
