// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import corto.posix.files.Files;
import corto.posix.process.Process;

/// Whose a socket is: `struct ucred`.
record Credentials(int pid, int uid, int gid) {
    static final int BYTES = 12;

    static Credentials ofCaller() {
        return new Credentials(Process.current().id(), Files.context().uid, Files.context().gid);
    }
}
