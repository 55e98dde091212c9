// SPDX-License-Identifier: Apache-2.0
package corto.posix.calls;

import corto.lang.Errno;
import corto.lang.Result;

/// All system calls of the image.
public final class SystemCallTable {
    private SystemCallTable() {}

    /// Calls the handler of call `number` with up to six arguments, cut to the types of its parameters. ENOSYS if there is none.
    ///
    /// The arguments come first, where handlers expect them, so that a handler is reached by a jump. The compiler replaces this body by a `switch` over the handlers of the selected libraries.
    public static Result call(long a, long b, long c, long d, long e, long f, int number) {
        return Result.error(Errno.ENOSYS);
    }

    /// Whether there is a handler for call `number`. Replaced like `call`.
    public static boolean has(int number) {
        return false;
    }
}
