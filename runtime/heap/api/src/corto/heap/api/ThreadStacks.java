// SPDX-License-Identifier: Apache-2.0
package corto.heap.api;

import corto.lang.Address;

/// Where references may be besides objects and static fields: on the stacks of threads. Without a scheduler there is one, the platform's.
public final class ThreadStacks {
    /// Goes through the stacks of all threads that do not run. Allocates nothing; one walk at a time.
    public interface Source {
        /// Goes to the first; false if there is none.
        boolean first();

        /// Goes to the next; false if there is none.
        boolean next();

        /// The lowest address in use of the stack it is at.
        Address stackPointer();

        /// The end of the stack it is at.
        Address stackBase();

        /// The end of the stack that the calling thread runs on.
        Address runningStackBase();
    }

    private static Source source;

    private ThreadStacks() {}

    /// From now on there are several threads.
    public static void set(Source threads) {
        source = threads;
    }

    /// The threads, or null while there is only one.
    public static Source source() {
        return source;
    }
}
