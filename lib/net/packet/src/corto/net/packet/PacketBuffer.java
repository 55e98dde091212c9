// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;

/// A packet, or the part of it that a layer cares for: a range of bytes in a piece of memory (see the package for ownership).
@NoAllocation(reason = "runs several times per packet")
@Hot
public final class PacketBuffer {
    /// Bytes of memory of each buffer, which lie in one page.
    public static final int CAPACITY = 2048;
    /// What a packet that is built from its payload outwards leaves free in front, in bytes: 60 for TCP and 20 for IPv4, or 52 and 40 for IPv6, 14 for Ethernet, the rest for
    /// the device, which finds at least `DEVICE_HEADROOM` bytes in front of each frame that it is given.
    public static final int HEADROOM = 128;
    /// Bytes in front of a frame that the device may overwrite, for example with the 12 bytes of virtio-net.
    public static final int DEVICE_HEADROOM = 16;
    /// Bytes of a packet that one buffer holds, behind that.
    public static final int PAYLOAD = CAPACITY - HEADROOM;
    /// Buffers of which a frame to be sent can consist: enough for the 65,535 bytes of an IPv4 packet.
    public static final int MOST_PARTS = 36;

    private static final int NOTHING_TO_FILL = -1;

    private final PacketPool pool;
    private Address start;               // of its memory, or of the bytes that are lent
    private Lender lender;               // null: the memory is the pool's
    private int offset;                  // of the first byte from `start`
    private int length;
    private int owners;                  // 0 while it is in the pool
    private boolean checksumVerified;
    private int checksumStart = NOTHING_TO_FILL;
    private int checksumField;

    private PacketBuffer rest;           // of a packet that needs several buffers, linked through `next`
    private int restLength;
    private PacketBuffer part;           // of a frame to be sent: what follows in it
    private int partCount;               // how many follow the first
    private int partsLength;             // bytes of them
    private int segmentSize;             // 0: one segment

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
    /// When it came, if anybody asks.
    public long stampNanos;

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
        segmentSize = 0;
    }

    /// Makes the packet the `length` bytes that begin `headroom` bytes into the memory.
    public void place(int headroom, int length) {
        assert headroom >= 0 && length >= 0 && (headroom + length <= CAPACITY || isLent());
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

    /// Copies bytes `from` to `from + bytes` of the packet, which may lie in its rest; as many as there are. How many that was.
    public int copyOut(int from, Address to, long bytes) {
        int copied = (int) Math.min(bytes, Math.max(0, length - from));
        to.copyFrom(data().plus(from), copied);
        int begin = length;                      // of the part at hand, in the packet
        for (PacketBuffer each = rest; each != null && copied < bytes; each = each.next) {
            int at = from + copied - begin;
            if (at >= 0 && at < each.length) {
                int count = (int) Math.min(bytes - copied, each.length - at);
                to.plus(copied).copyFrom(each.data().plus(at), count);
                copied += count;
            }
            begin += each.length;
        }
        return copied;
    }

    /// A copy with all of its rest, or its parts as such, the caller's; null if there are not enough buffers.
    public PacketBuffer copyAll() {
        PacketBuffer copy = pool.allocateForData();
        if (copy == null) {
            return null;
        }
        copy.copyFrom(this);
        PacketBuffer tail = null;
        for (PacketBuffer each = rest == null ? part : rest; each != null; each = rest == null ? each.part : each.next) {
            PacketBuffer added = pool.allocateForData();
            if (added == null) {
                copy.release();
                return null;
            }
            added.copyFrom(each);
            copy.addRest(tail, added);
            tail = added;
        }
        return copy;
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
            if (isLent()) {
                endLoan();
            } else {
                pool.giveBack(this);
            }
        }
    }

    private void releaseRest() {
        releaseAll(takeRest());
    }

    private static void releaseAll(PacketBuffer first) {
        PacketBuffer each = first;
        while (each != null) {
            PacketBuffer done = each;
            each = done.next;
            done.next = null;
            done.release();
        }
    }

    // Memory of others

    /// Whether its bytes are not in memory of the pool but in somebody else's, lent by `PacketPool.lend`: part of a frame behind a buffer that has the headers. No headroom, no tailroom.
    public boolean isLent() {
        return PacketPool.LENDING && lender != null;
    }

    /// Makes it carry the `bytes` at `place`, whose loan is taken over.
    void borrow(Address place, int bytes, Lender from) {
        assert owners == 0;
        owners = 1;
        start = place;
        lender = from;
        next = null;
        reset(0);
        length = bytes;
    }

    private void endLoan() {
        Lender from = lender;
        lender = null;
        from.giveBack(start);
        pool.giveBackLoan(this);
    }

    Lender lender() {
        return lender;
    }

    // Several segments as one: cut by the device that sends them, put together by the one that received them.

    /// Of a received packet that was put together, or a frame to be cut, bytes of payload in each of its segments but the last; 0: it is one segment.
    public int segmentSize() {
        return segmentSize;
    }

    public void setSegmentSize(int bytes) {
        segmentSize = bytes;
    }

    /// Makes `added` the next part, `tail` being the last so far, of a frame to be sent. With a `segmentSize` the device cuts the frame into segments of so many bytes of payload,
    /// wherever its parts end: only for devices with `TCP_SEGMENTATION`. 0: it leaves as it is. Who holds the frame owns the part, too.
    public void join(PacketBuffer tail, PacketBuffer added, int segmentSize) {
        assert partCount < MOST_PARTS - 1 && tail.part == null;
        tail.part = added;
        added.retain();
        partCount++;
        partsLength += added.length;
        this.segmentSize = segmentSize;
    }

    /// The next part of the same frame; null: there is none.
    public PacketBuffer part() {
        return part;
    }

    /// Buffers of which the frame consists.
    public int partCount() {
        return partCount + 1;
    }

    /// Bytes of the frame: of this packet and the parts behind it.
    public int frameLength() {
        return length + partsLength;
    }

    /// Makes the rest of a packet parts of a frame to be sent. False: they are too many for one frame, and nothing is changed.
    public boolean restToParts() {
        int count = 1;
        for (PacketBuffer each = rest; each != null; each = each.next) {
            count++;
        }
        if (count > MOST_PARTS) {
            return false;
        }
        PacketBuffer tail = this;
        for (PacketBuffer each = takeRest(); each != null;) {
            PacketBuffer joined = each;
            each = joined.next;
            joined.next = null;
            join(tail, joined, 0);
            joined.release();                    // the frame owns it now
            tail = joined;
        }
        return true;
    }

    /// The frame, which is taken over, as who receives it finds it: its parts are its rest. Buffers that somebody else owns, too, are copied. Null if there are too few for that.
    public PacketBuffer partsToRest() {
        PacketBuffer each = part;
        part = null;
        partCount = 0;
        partsLength = 0;
        segmentSize = 0;
        PacketBuffer received = unshared();
        PacketBuffer tail = null;
        while (each != null) {
            PacketBuffer following = each.part;
            each.part = null;
            PacketBuffer own = received == null ? null : each.unshared();
            if (own != null) {
                received.addRest(tail, own);
                tail = own;
            } else if (received == null) {
                each.release();
            } else {
                received.release();
                received = null;
            }
            each = following;
        }
        return received;
    }

    /// This buffer, or a copy if somebody else owns it, too; the caller's share is taken over. Null if there is no buffer for it.
    private PacketBuffer unshared() {
        if (owners == 1) {
            return this;
        }
        PacketBuffer copy = pool.allocateForData();
        if (copy != null) {
            copy.copyFrom(this);
        }
        release();
        return copy;
    }

    /// `release`, by who holds a frame to be sent: of all its parts.
    public void releaseFrame() {
        PacketBuffer each = part;
        if (each != null) {
            part = null;
            partCount = 0;
            partsLength = 0;
            segmentSize = 0;
        }
        release();
        while (each != null) {
            PacketBuffer done = each;
            each = done.part;
            done.part = null;
            done.release();
        }
    }

    /// Makes `added` the end of the rest, whose last packet so far is `tail`, or its beginning.
    public void addRest(PacketBuffer tail, PacketBuffer added) {
        if (rest == null) {
            rest = added;
        } else {
            tail.next = added;
        }
        restLength += added.length;
    }

    /// The rest, now the caller's; null if there is none.
    public PacketBuffer takeRest() {
        PacketBuffer taken = rest;
        rest = null;
        restLength = 0;
        return taken;
    }

    /// Cuts the packet with its rest down to its first `bytes`.
    public void truncateAll(int bytes) {
        int left = bytes - length;
        if (left <= 0) {
            truncate(bytes);
            if (rest != null) {
                releaseRest();
            }
            return;
        }
        restLength = left;
        PacketBuffer last = rest;
        while (left > last.length) {
            left -= last.length;
            last = last.next;
        }
        last.truncate(left);
        PacketBuffer surplus = last.next;
        last.next = null;
        releaseAll(surplus);
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
