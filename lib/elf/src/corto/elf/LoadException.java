// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.lang.Errno;

/// A program cannot be loaded: why, for the user, and what execve(2) gives. Never leaves this library.
final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    final int errno;

    LoadException(Errno errno, String message) {
        this(errno.number(), message);
    }

    LoadException(int errno, String message) {
        super(message);
        this.errno = errno;
    }
}
