// SPDX-License-Identifier: Apache-2.0

/// Random bytes for cryptography: a generator built on ChaCha20 (RFC 8439), seeded by whatever the machine has.
module corto.crypto.random {
    requires transitive corto.lang;
    exports corto.crypto.random;
}
