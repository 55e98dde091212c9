// SPDX-License-Identifier: Apache-2.0
package corto.posix.messages;

/// A message in a queue.
final class Message {
    final long type;                                         // positive
    final byte[] text;
    Message next;

    Message(long type, byte[] text) {
        this.type = type;
        this.text = text;
    }
}
