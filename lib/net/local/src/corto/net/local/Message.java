// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

/// A part of a socket's queue that must be known apart: each datagram, and of a stream what came with an attachment, and urgent bytes.
final class Message {
    final long start;                                // positions in the queue
    final long end;
    final LocalSocket sender;                        // whose name is told; null: nobody's
    Attachment attachment;                           // null: there is none, or it was received
    boolean isMark;                                  // an urgent byte of a stream
    boolean isTaken;                                 // which was read out of its place
    Message next;

    Message(long start, long end, LocalSocket sender, Attachment attachment) {
        this.start = start;
        this.end = end;
        this.sender = sender;
        this.attachment = attachment;
    }
}
