// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Fragments;
import corto.net.ipv4.Ipv4Header;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Puts fragments of IPv4 packets together (RFC 791 §3.2).
public final class Ipv4Reassembly implements Ipv4Fragments, FragmentQueue.Owner {
    private static final long LIFETIME_NANOS = 30_000_000_000L;          // Linux's ipfrag_time
    private static final int LARGEST_PAYLOAD = 0xFFFF - Ipv4Header.SIZE;

    private Ipv4 ipv4;
    private FragmentQueue queue;

    @Override
    public void begin(Ipv4 ipv4, PacketPool pool, TimerQueue timers, Clock clock) {
        this.ipv4 = ipv4;
        queue = new FragmentQueue(this, LIFETIME_NANOS, pool, timers, clock);
    }

    @Override
    public PacketBuffer received(PacketBuffer fragment) {
        Address header = fragment.data();
        Partial partial = queue.partial(0, Ipv4Header.SOURCE.read(header), 0, Ipv4Header.DESTINATION.read(header), Ipv4Header.identification(header),
                Ipv4Header.PROTOCOL.read(header), 0);
        PacketBuffer whole = queue.add(partial, fragment, Ipv4Header.length(header), Ipv4Header.fragmentOffset(header), !Ipv4Header.hasMoreFragments(header),
                LARGEST_PAYLOAD);
        if (whole != null) {
            int headerLength = whole.payloadLength;
            Ipv4Header.clearFragment(whole.push(headerLength), whole.length() + whole.restLength());
        }
        return whole;
    }

    @Override
    public void timedOut(PacketBuffer first, int interfaceIndex) {
        first.push(first.payloadLength);
        ipv4.reassemblyTimedOut(first);
    }

    /// Packets put together (ReasmOKs).
    public long reassembled() {
        return queue.reassembled();
    }

    /// Packets given up: too old, too many, fragments that do not fit together (ReasmFails).
    public long failed() {
        return queue.failed();
    }
}
