// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.lang.Address;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// Errors that wait to be read with MSG_ERRQUEUE, oldest first. Each counts as a whole buffer; what comes when the queue is full is lost, as on Linux.
public final class ErrorQueue {
    private QueuedError first;
    private QueuedError last;
    private int count;

    /// Adds an error about a packet of which `length` bytes are at `data`; at most `mostBytes` may wait.
    void add(PacketPool pool, int mostBytes, QueuedError added, Address data, int length) {
        if ((long) (count + 1) * PacketBuffer.CAPACITY > mostBytes) {
            return;
        }
        PacketBuffer payload = length <= 0 ? null : pool.allocateForData();
        if (payload != null) {
            int bytes = Math.min(length, payload.tailroom());
            payload.append(bytes).copyFrom(data, bytes);
        }
        added.payload = payload;
        if (last == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
        count++;
    }

    public boolean isEmpty() {
        return first == null;
    }

    /// The oldest, or null. It stays.
    public QueuedError first() {
        return first;
    }

    /// The oldest, now the caller's; null if there is none.
    public QueuedError remove() {
        QueuedError removed = first;
        if (removed != null) {
            first = removed.next;
            last = first == null ? null : last;
            count--;
        }
        return removed;
    }

    void clear() {
        for (QueuedError each = remove(); each != null; each = remove()) {
            each.release();
        }
    }
}
