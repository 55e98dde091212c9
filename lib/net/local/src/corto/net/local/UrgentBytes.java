// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;

/// The urgent bytes in the queue of a stream (MSG_OOB), as Linux 6.12's manage_oob and unix_stream_recv_urg. Each has a `Message` of its own with `isMark`, in its place among the others:
///
/// ```text
///   unread ──MSG_OOB──► taken ──a reader comes there──► gone; he stops first, if it is the last of all
///     │ └──a reader comes there──► gone with its byte, or with SO_OOBINLINE an ordinary byte
///     └──another is sent──► an ordinary byte
/// ```
final class UrgentBytes {
    /// Kconfig's `NET_LOCAL_URGENT`.
    static final boolean SELECTED = Boolean.parseBoolean(System.getProperty("corto.net.local.urgent", "true"));

    private final LocalSocket socket;        // the receiver
    private Message unread;                  // null: it was taken or passed
    private int takenCount;                  // in the queue
    boolean isInLine;                        // SO_OOBINLINE

    UrgentBytes(LocalSocket socket) {
        this.socket = socket;
    }

    /// The byte of `message`, which is the last of the list, is urgent.
    void add(Message message) {
        if (unread != null) {
            forget(unread);
        }
        message.isMark = true;
        unread = message;
    }

    /// `message` is as others are. Without an attachment it need not be known apart.
    private void forget(Message message) {
        message.isMark = false;
        if (message.attachment == null) {
            socket.remove(message);
        }
    }

    boolean hasUnread() {
        return unread != null;
    }

    int takenCount() {
        return takenCount;
    }

    /// recv(2) with MSG_OOB: see `LocalSocket.receiveUrgent`.
    Result receive(Address into, boolean peek) {
        if (unread == null || isInLine) {
            return Result.error(Errno.EINVAL);
        }
        if (!into.isZero()) {
            socket.received.copy(into, unread.start, 1);
        }
        if (!peek) {
            unread.isTaken = true;
            unread = null;
            takenCount++;
        }
        return Result.of(1);
    }

    /// Whether a reader who has read `ahead` bytes more stands at a mark.
    boolean isAtMark(long ahead) {
        Message mark = firstMark();
        return mark != null && mark.start == socket.received.start() + ahead && (mark == unread || unread == null || mark.next == unread && unread.start == mark.end);
    }

    private Message firstMark() {
        Message each = socket.firstMessage;
        while (each != null && !each.isMark) {
            each = each.next;
        }
        return each;
    }

    /// Copies out up to `length` bytes, but not beyond a mark before which there are some.
    long read(Address into, long length) {
        ByteQueue queue = socket.received;
        long done = 0;
        while (done < length && socket.firstMessage != null) {
            Message first = socket.firstMessage;
            if (!first.isMark || first.start > queue.start()) {
                long part = socket.takePart(into.plus(done), Math.min(length - done, first.isMark ? first.start - queue.start() : Long.MAX_VALUE), false);
                done += part;
                if (part == 0 || socket.attachment() != null) {
                    return done;
                }
            } else if (done > 0 && (first == unread || unread == null)) {
                return done;
            } else {
                pass(first);
            }
        }
        return done < length ? done + socket.takePart(into.plus(done), length - done, false) : done;
    }

    /// The reader goes on at `mark`.
    private void pass(Message mark) {
        if (mark == unread) {
            unread = null;
            if (isInLine) {
                forget(mark);
                return;
            }
        } else {
            takenCount--;
        }
        if (mark.attachment != null) {
            mark.attachment.dropped();
            mark.attachment = null;
        }
        socket.received.skip(1);
        socket.remove(mark);
    }

    /// As `read`, but everything stays.
    long look(Address into, long length) {
        ByteQueue queue = socket.received;
        Message first = socket.firstMessage;
        long begin = queue.start();
        if (first == null || !first.isMark || first.start > begin) {
            return socket.takePart(into, first == null || !first.isMark ? length : Math.min(length, first.start - begin), true);
        }
        Message next = first.next;
        begin += first.isTaken || !isInLine ? 1 : 0;
        long end = next == null ? queue.end() : next.start;
        long bytes = Math.min(length, end - begin);
        queue.copy(into, begin, bytes);
        return bytes;
    }
}
