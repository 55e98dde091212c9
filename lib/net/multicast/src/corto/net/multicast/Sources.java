// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

import java.util.Arrays;

/// A set of senders.
final class Sources {
    private static final int WORDS = 2;

    private long[] words = new long[0];
    private int count;

    int count() {
        return count;
    }

    long high(int place) {
        return words[WORDS * place];
    }

    long low(int place) {
        return words[WORDS * place + 1];
    }

    boolean has(long high, long low) {
        return find(high, low) >= 0;
    }

    private int find(long high, long low) {
        for (int i = 0; i < count; i++) {
            if (words[WORDS * i + 1] == low && words[WORDS * i] == high) {
                return i;
            }
        }
        return -1;
    }

    void add(long high, long low) {
        if (has(high, low)) {
            return;
        }
        if (WORDS * count == words.length) {
            words = Arrays.copyOf(words, Math.max(2 * WORDS, 2 * words.length));
        }
        words[WORDS * count] = high;
        words[WORDS * count + 1] = low;
        count++;
    }

    void remove(long high, long low) {
        int place = find(high, low);
        if (place >= 0) {
            count--;
            words[WORDS * place] = words[WORDS * count];
            words[WORDS * place + 1] = words[WORDS * count + 1];
        }
    }

    void clear() {
        count = 0;
    }

    void addAll(Sources other) {
        for (int i = 0; i < other.count; i++) {
            add(other.high(i), other.low(i));
        }
    }

    void removeAll(Sources other) {
        for (int i = 0; i < other.count; i++) {
            remove(other.high(i), other.low(i));
        }
    }

    /// Those of this that are not in `other`.
    Sources without(Sources other) {
        Sources result = new Sources();
        result.addAll(this);
        result.removeAll(other);
        return result;
    }

    /// Those in both.
    Sources shared(Sources other) {
        Sources result = new Sources();
        for (int i = 0; i < count; i++) {
            if (other.has(high(i), low(i))) {
                result.add(high(i), low(i));
            }
        }
        return result;
    }
}
