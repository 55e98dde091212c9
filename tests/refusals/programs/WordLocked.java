// SPDX-License-Identifier: Apache-2.0
// refused: a value of a word type is locked with synchronized
// refused: used by WordLocked.lock(WordLocked.java:14)
// refused: called by WordLocked.main(
import corto.lang.Address;

/// A word as a lock.
class WordLocked {
    public static void main(String[] args) {
        System.out.println(lock(new Address(args.length)));
    }

    private static int lock(Address address) {
        synchronized (address) {
            return 1;
        }
    }
}
