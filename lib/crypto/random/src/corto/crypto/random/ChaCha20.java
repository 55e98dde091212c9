// SPDX-License-Identifier: Apache-2.0
package corto.crypto.random;

/// The ChaCha20 block function (RFC 8439 §2.3): 16 words in, 16 words out.
final class ChaCha20 {
    static final int WORDS = 16;

    // The state (§2.3): 4 constants, 8 words of key, a counter, 3 words of nonce
    static final int KEY = 4;
    static final int KEY_WORDS = 8;
    static final int COUNTER = 12;

    private static final int ROUNDS = 20;

    private ChaCha20() {}

    /// Puts "expand 32-byte k" where it belongs.
    static void setConstants(int[] state) {
        state[0] = 0x6170_7865;
        state[1] = 0x3320_646e;
        state[2] = 0x7962_2d32;
        state[3] = 0x6b20_6574;
    }

    /// Makes `block` the key stream for `state`.
    static void block(int[] state, int[] block) {
        System.arraycopy(state, 0, block, 0, WORDS);
        for (int round = 0; round < ROUNDS; round += 2) {
            quarterRound(block, 0, 4, 8, 12);
            quarterRound(block, 1, 5, 9, 13);
            quarterRound(block, 2, 6, 10, 14);
            quarterRound(block, 3, 7, 11, 15);
            quarterRound(block, 0, 5, 10, 15);
            quarterRound(block, 1, 6, 11, 12);
            quarterRound(block, 2, 7, 8, 13);
            quarterRound(block, 3, 4, 9, 14);
        }
        for (int i = 0; i < WORDS; i++) {
            block[i] += state[i];
        }
    }

    /// RFC 8439 §2.1.
    static void quarterRound(int[] x, int a, int b, int c, int d) {
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 16);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 12);
        x[a] += x[b];
        x[d] = Integer.rotateLeft(x[d] ^ x[a], 8);
        x[c] += x[d];
        x[b] = Integer.rotateLeft(x[b] ^ x[c], 7);
    }
}
