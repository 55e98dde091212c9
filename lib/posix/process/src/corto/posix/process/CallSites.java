// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.OptionalProvider;

/// Rewrites the instructions by which the application makes system calls, so that they need not trap.
@OptionalProvider
public interface CallSites {
    /// A call has trapped; `frame` says where it goes on.
    void trapped(Address frame);

    /// Whether the instruction that is none, at which `frame` is, was a `syscall` that has been rewritten.
    boolean isRewritten(Address frame);

    /// Whether that instruction was what follows a `syscall` with which it has been rewritten: then `frame` is as if it had been executed.
    boolean goesOn(Address frame);

    /// The application is about to write to the range, or to move it: it shall find what it knows.
    void restore(long start, long lengthBytes);
}
