// SPDX-License-Identifier: Apache-2.0
package corto.net.fragments;

import corto.lang.Address;
import corto.net.api.Clock;
import corto.net.ipv6.FragmentHeader;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Errors;
import corto.net.ipv6.Ipv6Fragments;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Puts fragments of IPv6 packets together (RFC 8200 §4.5).
public final class Ipv6Reassembly implements Ipv6Fragments, FragmentQueue.Owner {
    private static final long LIFETIME_NANOS = 60_000_000_000L;          // §4.5, and Linux's ip6frag_time
    private static final int LARGEST_PAYLOAD = 0xFFFF;

    private Ipv6 ipv6;
    private FragmentQueue queue;

    @Override
    public void begin(Ipv6 ipv6, PacketPool pool, TimerQueue timers, Clock clock) {
        this.ipv6 = ipv6;
        queue = new FragmentQueue(this, LIFETIME_NANOS, pool, timers, clock);
    }

    @Override
    public PacketBuffer received(PacketBuffer fragment, int at, Ipv6Interface from) {
        Address header = fragment.data();
        Address part = header.plus(at);
        int offset = FragmentHeader.offset(part);
        boolean hasMore = FragmentHeader.hasMore(part);
        int headerLength = at + FragmentHeader.SIZE;
        int length = fragment.length() - headerLength + fragment.restLength();
        boolean isLengthWrong = hasMore && (length & 7) != 0;
        if (isLengthWrong || offset + length + at - Ipv6Header.SIZE > LARGEST_PAYLOAD) {
            ipv6.problem(Ipv6Errors.ERRONEOUS_FIELD, isLengthWrong ? Ipv6Header.PAYLOAD_LENGTH.offset() : at + FragmentHeader.OFFSET_AND_MORE.offset(), fragment, from);
            fragment.release();
            return null;
        }
        if (offset == 0 && !Ipv6.hasUpperHeader(part, fragment.length() - at)) {
            ipv6.problem(Ipv6Errors.FIRST_FRAGMENT_INCOMPLETE, 0, fragment, from);
            fragment.release();
            return null;
        }
        int identification = FragmentHeader.IDENTIFICATION.read(part);
        Partial partial = queue.partial(Ipv6Header.SOURCE_HIGH.read(header), Ipv6Header.SOURCE_LOW.read(header), Ipv6Header.DESTINATION_HIGH.read(header),
                Ipv6Header.DESTINATION_LOW.read(header), identification, 0, from.index());
        PacketBuffer whole = queue.add(partial, fragment, headerLength, offset, !hasMore, LARGEST_PAYLOAD);
        return whole == null ? null : withoutFragmentHeader(whole, identification);
    }

    /// The headers before the fragment's move up to those behind it. Null if they are too long for all that came together.
    private static PacketBuffer withoutFragmentHeader(PacketBuffer packet, int identification) {
        int at = packet.payloadLength - FragmentHeader.SIZE;
        int payload = at - Ipv6Header.SIZE + packet.length() + packet.restLength();
        if (payload > LARGEST_PAYLOAD) {
            packet.release();
            return null;
        }
        Address old = packet.data().plus(-packet.payloadLength);
        int next = FragmentHeader.NEXT_HEADER.read(old.plus(at));
        Address header = packet.push(at);
        header.copyFrom(old, at);
        Ipv6.setUpperProtocol(header, at, next);
        Ipv6Header.PAYLOAD_LENGTH.write(header, payload);
        packet.sequence = identification;
        return packet;
    }

    @Override
    public void timedOut(PacketBuffer first, int interfaceIndex) {
        first.push(first.payloadLength);
        ipv6.reassemblyTimedOut(first, interfaceIndex);
    }

    /// Packets put together (Ip6ReasmOKs).
    public long reassembled() {
        return queue.reassembled();
    }

    /// Packets given up: too old, too many, fragments that do not fit together (Ip6ReasmFails).
    public long failed() {
        return queue.failed();
    }
}
