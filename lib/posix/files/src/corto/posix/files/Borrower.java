// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.lang.Address;
import corto.lang.Result;

/// An open file that can take pages of others without copying them: a socket whose device reads them where they lie.
public interface Borrower {
    /// Whether that saves anything now.
    boolean borrows();

    /// As write(2) of all of the `lengthBytes` bytes at `place`, which lie in one frame: it is lent (`LentFrames`) until they have arrived. EAGAIN: not now, all of them.
    Result borrow(Address place, long lengthBytes);
}
