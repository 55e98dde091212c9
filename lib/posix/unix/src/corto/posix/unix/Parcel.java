// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import corto.net.local.Attachment;
import corto.posix.sockets.Attached;

/// What a message carries, in a socket's queue.
record Parcel(Attached content) implements Attachment {
    /// It goes into a queue.
    void departed() {
        for (int i = 0; i < content.fileCount(); i++) {
            InFlight.departed(content.file(i));
        }
    }

    /// It is in no queue any more.
    void landed() {
        for (int i = 0; i < content.fileCount(); i++) {
            InFlight.landed(content.file(i));
        }
    }

    @Override
    public void dropped() {
        landed();
        content.drop();
    }
}
