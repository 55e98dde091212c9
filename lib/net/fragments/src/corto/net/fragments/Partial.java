// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.net.packet.PacketBuffer;

/// A packet of which some fragments have come. `PacketBuffer.sequence` is where a fragment's payload begins in the packet.
final class Partial {
    int source;
    int destination;
    int identification;
    int protocol;
    long sinceNanos;
    boolean isUsed;
    PacketBuffer first;              // in order, linked through `next`, without IPv4 headers but for the first of the packet
    int buffers;
    int bytes;                       // of payload that came
    int total;                       // of payload, or 0 while the last fragment is missing

    boolean is(int source, int destination, int identification, int protocol) {
        return isUsed && this.identification == identification && this.source == source && this.destination == destination && this.protocol == protocol;
    }

    boolean isWhole() {
        return total != 0 && bytes == total;
    }
}
