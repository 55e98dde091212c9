// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import corto.net.local.Attachment;
import corto.posix.sockets.Attached;

/// What a message carries, in a socket's queue.
record Parcel(Attached content) implements Attachment {
    @Override
    public void dropped() {
        content.drop();
    }
}
