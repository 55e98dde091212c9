// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.Address;
import corto.lang.OptionalProvider;

/// Another console than the platform's own, which takes its place from the moment it works. A library provides it, at most one of an image.
@OptionalProvider
public interface AlternativeConsole {
    /// Whether it works: from then on input comes from here, and raises an interrupt by itself.
    boolean isReady();

    /// Writes all bytes, waiting for room. False if it could not: not ready, broken, or entered a second time by a panic: the platform's own console is to be used.
    boolean write(Address from, long lengthBytes);

    /// Reads what has come, at most `lengthBytes`, without waiting. The number of bytes.
    int read(Address into, long lengthBytes);

    /// Returns when all that was written has left: before power goes.
    void drain();
}
