import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** The primitives of sealing, each as small as it goes: AES-256-GCM, and a box to an X25519 public key. */

export const IV_BYTES = 12;
const TAG_BYTES = 16;
const X25519_BYTES = 32;
/** Bytes that a box adds to its content. */
export const BOX_BYTES = IV_BYTES + TAG_BYTES;

/** IV, ciphertext, tag. The IV must be new for this key. */
export function encrypt(key: KeyObject, iv: Uint8Array, aad: Uint8Array, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Node takes a key object over as it is; bytes it would import anew for every text, which costs more than the cipher. */
export const secretKeyOf = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

/** The content, or undefined when key, place (`aad`) or bytes are not what was encrypted. */
export function decrypt(key: KeyObject, box: Uint8Array, aad: Uint8Array): Buffer | undefined {
  if (box.length < BOX_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  const head = decipher.update(box.subarray(IV_BYTES, box.length - TAG_BYTES));
  try {
    return Buffer.concat([head, decipher.final()]);
  } catch {
    return undefined; // Node has no other way to say that the tag does not fit
  }
}

/** A key pair in DER, as it is stored: SPKI and PKCS #8. */
export type KeyPair = { readonly publicKey: Buffer; readonly privateKey: Buffer };

export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** The pair of a private half, or undefined when the bytes are no X25519 key. */
export function pairOf(privateKey: Buffer): KeyPair | undefined {
  try {
    const key = privateKeyOf(privateKey);
    if (key.asymmetricKeyType !== 'x25519') return undefined;
    return { privateKey, publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }) };
  } catch {
    return undefined; // not a key
  }
}

/** Ephemeral public key, then a box under a key that only the private half can derive again. */
export function sealTo(publicKey: Buffer, iv: Uint8Array, aad: Uint8Array, content: Uint8Array): Buffer {
  const ephemeral = newKeyPair();
  const key = sharedKey(privateKeyOf(ephemeral.privateKey), publicKeyOf(publicKey), ephemeral.publicKey, publicKey);
  return Buffer.concat([raw(ephemeral.publicKey), encrypt(key, iv, aad, content)]);
}

export function openFrom(pair: KeyPair, sealed: Uint8Array, aad: Uint8Array): Buffer | undefined {
  if (sealed.length < X25519_BYTES + BOX_BYTES) return undefined;
  const ephemeral = Buffer.concat([SPKI_PREFIX, sealed.subarray(0, X25519_BYTES)]);
  try {
    const key = sharedKey(privateKeyOf(pair.privateKey), publicKeyOf(ephemeral), ephemeral, pair.publicKey);
    return decrypt(key, sealed.subarray(X25519_BYTES), aad);
  } catch {
    return undefined; // a damaged point that OpenSSL or BoringSSL refuses
  }
}

/** HKDF-SHA-256 (RFC 5869), 32 bytes. */
export function derive(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(purpose, 'utf8'), 32));
}

/** The 32 bytes at the end of an X25519 key in DER (RFC 8410). */
export const raw = (der: Buffer): Buffer => der.subarray(der.length - X25519_BYTES);

/** SubjectPublicKeyInfo of X25519 up to the key itself (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/** Both public halves go into the derivation, so that a key belongs to exactly this exchange. */
function sharedKey(privateKey: KeyObject, publicKey: KeyObject, ephemeral: Buffer, recipient: Buffer): KeyObject {
  const secret = diffieHellman({ privateKey, publicKey });
  return secretKeyOf(derive(secret, Buffer.concat([raw(ephemeral), raw(recipient)]), 'fieldpost working key 1'));
}

function privateKeyOf(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function publicKeyOf(der: Buffer): KeyObject {
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
