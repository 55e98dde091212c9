// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.NoAllocation;

/// A packet, or the part of it that a layer cares for: a range of bytes in a piece of memory (see the package for ownership).
@NoAllocation(reason = "runs several times per packet")
public final class PacketBuffer {
    /// Bytes of memory of each buffer, which lie in one page.
    public static final int CAPACITY = 2048;
    /// What a packet that is built from its payload outwards leaves free in front, in bytes: 60 for TCP, 20 for IPv4, 14 for Ethernet, the rest for
    /// the device, which finds at least `DEVICE_HEADROOM` bytes in front of each frame that it is given.
    public static final int HEADROOM = 128;
    /// Bytes in front of a frame that the device may overwrite, for example with the 12 bytes of virtio-net.
    public static final int DEVICE_HEADROOM = 16;

    private static final int NOTHING_TO_FILL = -1;

    private final PacketPool pool;
    private final Address start;
    private int offset;                  // of the first byte from `start`
    private int length;
    private int owners;                  // 0 while it is in the pool
    private boolean checksumVerified;
    private int checksumStart = NOTHING_TO_FILL;
    private int checksumField;

    private PacketBuffer rest;           // of a packet that needs several buffers, linked through `next`
    private int restLength;

    // The owner's notes. While others own the packet too, they are still the one's who passed it on, and nobody else's.

    /// The next packet in the owner's queue.
    public PacketBuffer next;
    /// Where the packet's first byte stands in a stream.
    public int sequence;
    /// Bytes of payload, whatever headers are in front of it now.
    public int payloadLength;
    /// What is known of a segment that was sent.
    public int marks;
    /// When it was last sent, in the owner's unit.
    public int sentTime;

    PacketBuffer(PacketPool pool, Address start) {
        this.pool = pool;
        this.start = start;
    }

    /// Where the packet begins.
    public Address data() {
        return start.plus(offset);
    }

    /// Bytes of the packet.
    public int length() {
        return length;
    }

    /// Bytes free in front of the packet.
    public int headroom() {
        return offset;
    }

    /// Bytes free behind the packet.
    public int tailroom() {
        return CAPACITY - offset - length;
    }

    /// Makes the packet empty, with `headroom` bytes free in front; forgets what was known of its checksum.
    public void reset(int headroom) {
        place(headroom, 0);
        checksumVerified = false;
        checksumStart = NOTHING_TO_FILL;
    }

    /// Makes the packet the `length` bytes that begin `headroom` bytes into the memory.
    public void place(int headroom, int length) {
        assert headroom >= 0 && length >= 0 && headroom + length <= CAPACITY;
        this.offset = headroom;
        this.length = length;
    }

    /// Extends the packet by `bytes` in front, for a header; returns where it begins now. What is there is not cleared.
    public Address push(int bytes) {
        assert bytes <= offset;
        offset -= bytes;
        length += bytes;
        return data();
    }

    /// Takes `bytes` off in front, a header that was read; returns where the packet begins now.
    public Address pull(int bytes) {
        assert bytes <= length;
        offset += bytes;
        length -= bytes;
        return data();
    }

    /// Extends the packet by `bytes` behind; returns where these begin. What is there is not cleared.
    public Address append(int bytes) {
        assert bytes <= tailroom();
        Address end = data().plus(length);
        length += bytes;
        return end;
    }

    /// Cuts the packet down to its first `bytes`.
    public void truncate(int bytes) {
        assert bytes <= length;
        length = bytes;
    }

    /// Makes this the same bytes as `other`, at the same place of the memory, with what is in front of them, and the same knowledge about checksums.
    public void copyFrom(PacketBuffer other) {
        place(other.offset, other.length);
        start.copyFrom(other.start, offset + length);
        checksumVerified = other.checksumVerified;
        checksumStart = other.checksumStart;
        checksumField = other.checksumField;
    }

    /// Adds an owner.
    public void retain() {
        assert owners > 0;
        owners++;
    }

    /// Takes an owner away; with the last the buffer is back in its pool.
    public void release() {
        assert owners > 0 : "released more often than owned";
        if (--owners == 0) {
            if (rest != null) {
                releaseRest();
            }
            pool.giveBack(this);
        }
    }

    private void releaseRest() {
        PacketBuffer each = rest;
        rest = null;
        restLength = 0;
        while (each != null) {
            PacketBuffer done = each;
            each = done.next;
            done.next = null;
            done.release();
        }
    }

    /// Makes the packets from `first` on, linked through `next` and `bytes` long together, the rest of this one: they are taken over.
    public void setRest(PacketBuffer first, int bytes) {
        rest = first;
        restLength = bytes;
    }

    /// What of the packet did not fit into this buffer; null: all did.
    public PacketBuffer rest() {
        return rest;
    }

    public int restLength() {
        return restLength;
    }

    /// Whether somebody else owns it too, for example the device that still has to read it.
    public boolean isShared() {
        return owners > 1;
    }

    /// Whether the checksums of the transport protocol in this received packet are known to be right, and need not be computed: the device did, or the
    /// packet never left this machine.
    public boolean isChecksumVerified() {
        return checksumVerified;
    }

    /// Said by the device that received it.
    public void setChecksumVerified() {
        checksumVerified = true;
    }

    /// Leaves the checksum from `from` to the end of the packet to the device: it adds up these bytes and puts the complement
    /// `fieldOffset` bytes behind `from`, where the sum of the pseudo header stands. Only for devices with `CHECKSUM_OFFLOAD`.
    public void leaveChecksumToDevice(Address from, int fieldOffset) {
        checksumStart = (int) from.minus(start);
        checksumField = fieldOffset;
    }

    /// For whoever sends the same bytes again: nothing is left to the device.
    public void clearChecksumState() {
        checksumVerified = false;
        checksumStart = NOTHING_TO_FILL;
    }

    /// Whether the device has to fill in a checksum.
    public boolean isChecksumLeftToDevice() {
        return checksumStart >= 0;
    }

    /// Where the bytes to add up begin, counted from `data()`. Only if `isChecksumLeftToDevice`.
    public int checksumStart() {
        return checksumStart - offset;
    }

    /// Where the checksum stands, counted from `checksumStart`. Only if `isChecksumLeftToDevice`.
    public int checksumFieldOffset() {
        return checksumField;
    }

    void allocated() {
        assert owners == 0;
        owners = 1;
        next = null;
        reset(HEADROOM);
    }
}
