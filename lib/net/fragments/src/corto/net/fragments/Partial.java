// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.net.packet.PacketBuffer;

/// A packet of which some fragments have come. `PacketBuffer.sequence` is where a fragment's payload begins in the packet.
final class Partial {
    long sourceHigh;                 // of IPv4 the lower halves only
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int identification;
    int protocol;                    // of IPv6 0: it does not tell packets apart
    int interfaceIndex;              // through which the fragment that came first did
    long sinceNanos;
    boolean isUsed;
    PacketBuffer first;              // in order, linked through `next`, without headers
    int buffers;
    int bytes;                       // of payload that came
    int total;                       // of payload, or 0 while the last fragment is missing

    boolean is(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int identification, int protocol) {
        return isUsed && this.identification == identification && this.sourceLow == sourceLow && this.destinationLow == destinationLow
                && this.sourceHigh == sourceHigh && this.destinationHigh == destinationHigh && this.protocol == protocol;
    }

    boolean isWhole() {
        return total != 0 && bytes == total;
    }
}
