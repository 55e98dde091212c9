// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.lang.Address;
import corto.lang.Result;

/// An open file that can take pages of others without copying them: a socket whose device reads them where they lie.
public interface Borrower {
    /// Fewer cost less when they are copied: bench/results/2026-11-26-sendfile.md.
    long LEAST_BYTES = 2048;

    /// Whether that saves anything now.
    boolean borrows();

    /// As write(2), between `begin` and `end` of `Gathering`, of all of the `lengthBytes` bytes at `place`, which lie in one frame: it is lent (`LentFrames`) until they have arrived. EAGAIN: not now, all of them.
    Result borrow(Address place, long lengthBytes);
}
