// SPDX-License-Identifier: Apache-2.0
package corto.crypto.random;

import corto.lang.Address;
import corto.lang.RawMemory;
import java.util.Arrays;

/// Gives random bytes: `/dev/urandom`, getrandom(2), AT_RANDOM.
///
/// ChaCha20 with *fast key erasure* (D. J. Bernstein, "Fast-key-erasure random-number generators", 2017): the first half of the first block of every
/// request becomes the next key, and nothing of what was given out stays. Who reads the kernel's memory later cannot tell what was given before.
/// Fresh entropy is mixed in at every megabyte.
@RawMemory(reason = "writes to callers' buffers")
public final class RandomGenerator {
    private static final int RESEED_BYTES = 1 << 20;

    private final Entropy entropy;
    private final int[] state = new int[ChaCha20.WORDS];
    private final int[] block = new int[ChaCha20.WORDS];
    private long untilReseed;                // bytes

    /// The first request seeds it.
    public RandomGenerator(Entropy entropy) {
        this.entropy = entropy;
        ChaCha20.setConstants(state);
    }

    /// Stores `lengthBytes` random bytes. Allocates nothing, unless the entropy does.
    public void fill(Address to, long lengthBytes) {
        if (untilReseed <= 0) {
            reseed();
        }
        untilReseed -= lengthBytes;
        state[ChaCha20.COUNTER] = 0;
        ChaCha20.block(state, block);
        System.arraycopy(block, 0, state, ChaCha20.KEY, ChaCha20.KEY_WORDS);     // the counter below is under the new key
        int word = ChaCha20.KEY_WORDS;
        long done = 0;
        while (done < lengthBytes) {
            if (word == ChaCha20.WORDS) {
                nextBlock();
                word = 0;
            }
            done = store(to, done, lengthBytes, block[word++]);
        }
        if (lengthBytes > Integer.BYTES * ChaCha20.KEY_WORDS) {
            erase();
        }
        Arrays.fill(block, 0);
    }

    private void nextBlock() {
        state[ChaCha20.COUNTER]++;
        if (state[ChaCha20.COUNTER] == 0) {
            state[ChaCha20.COUNTER + 1]++;
        }
        ChaCha20.block(state, block);
    }

    /// The key has made blocks that were given out: it goes.
    private void erase() {
        nextBlock();
        System.arraycopy(block, 0, state, ChaCha20.KEY, ChaCha20.KEY_WORDS);
        state[ChaCha20.COUNTER + 1] = 0;
    }

    private static long store(Address to, long done, long lengthBytes, int word) {
        if (lengthBytes - done >= Integer.BYTES) {
            to.storeInt(done, word);
            return done + Integer.BYTES;
        }
        long at = done;
        for (int rest = word; at < lengthBytes; rest >>>= Byte.SIZE) {
            to.storeByte(at++, (byte) rest);
        }
        return at;
    }

    private void reseed() {
        for (int i = 0; i < ChaCha20.KEY_WORDS; i += 2) {
            mix(i, entropy.next());
        }
        untilReseed = RESEED_BYTES;
    }

    /// Stirs something in that may or may not be secret: a write to `/dev/random`, the time of an interrupt. It cannot make the state less secret.
    public void add(long something) {
        mix(0, something);
    }

    private void mix(int word, long bits) {
        state[ChaCha20.KEY + word] ^= (int) bits;
        state[ChaCha20.KEY + word + 1] ^= (int) (bits >>> Integer.SIZE);
    }
}
