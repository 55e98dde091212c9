// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// A virtual address. One machine word on the target: no identity, never null, never compared with `==`.
///
/// Loads and stores are raw: no bounds, no null check. They are allowed where `RawMemory` says so. Plain ones may be combined and
/// reordered by the C compiler like any other access; `…Volatile` ones happen exactly once and in order: device registers.
@Word
public record Address(long bits) {
    /// No address.
    @AlwaysInline
    public static Address zero() {
        return new Address(0);
    }

    @AlwaysInline
    public Address plus(long bytes) {
        return new Address(bits + bytes);
    }

    /// Bytes from `other` up to this one.
    @AlwaysInline
    public long minus(Address other) {
        return bits - other.bits;
    }

    @AlwaysInline
    public boolean isZero() {
        return bits == 0;
    }

    /// The same address.
    @AlwaysInline
    public boolean is(Address other) {
        return bits == other.bits;
    }

    /// Lower than `other`, as unsigned numbers.
    @Intrinsic
    public boolean isBelow(Address other) {
        return bits + Long.MIN_VALUE < other.bits + Long.MIN_VALUE;
    }

    /// In `from` (inclusive) to `end` (exclusive), as unsigned numbers.
    @Intrinsic
    public boolean isWithin(Address from, Address end) {
        return bits - from.bits + Long.MIN_VALUE < end.bits - from.bits + Long.MIN_VALUE;
    }

    /// The next multiple of `alignment`, a power of two.
    @AlwaysInline
    public Address alignUp(long alignment) {
        return new Address((bits + alignment - 1) & -alignment);
    }

    /// The last multiple of `alignment`, a power of two.
    @AlwaysInline
    public Address alignDown(long alignment) {
        return new Address(bits & -alignment);
    }

    @AlwaysInline
    public boolean isAligned(long alignment) {
        return (bits & (alignment - 1)) == 0;
    }

    @Intrinsic
    public byte loadByte(long offset) {
        return SimulatedMemory.current().loadByte(bits + offset);
    }

    @Intrinsic
    public void storeByte(long offset, byte value) {
        SimulatedMemory.current().storeByte(bits + offset, value);
    }

    @Intrinsic
    public byte loadByteVolatile(long offset) {
        return SimulatedMemory.current().loadByte(bits + offset);
    }

    @Intrinsic
    public void storeByteVolatile(long offset, byte value) {
        SimulatedMemory.current().storeByte(bits + offset, value);
    }

    @AlwaysInline
    public byte loadByte() {
        return loadByte(0);
    }

    @AlwaysInline
    public void storeByte(byte value) {
        storeByte(0, value);
    }

    @Intrinsic
    public short loadShort(long offset) {
        return SimulatedMemory.current().loadShort(bits + offset);
    }

    @Intrinsic
    public void storeShort(long offset, short value) {
        SimulatedMemory.current().storeShort(bits + offset, value);
    }

    @Intrinsic
    public short loadShortVolatile(long offset) {
        return SimulatedMemory.current().loadShort(bits + offset);
    }

    @Intrinsic
    public void storeShortVolatile(long offset, short value) {
        SimulatedMemory.current().storeShort(bits + offset, value);
    }

    @AlwaysInline
    public short loadShort() {
        return loadShort(0);
    }

    @AlwaysInline
    public void storeShort(short value) {
        storeShort(0, value);
    }

    @Intrinsic
    public int loadInt(long offset) {
        return SimulatedMemory.current().loadInt(bits + offset);
    }

    @Intrinsic
    public void storeInt(long offset, int value) {
        SimulatedMemory.current().storeInt(bits + offset, value);
    }

    @Intrinsic
    public int loadIntVolatile(long offset) {
        return SimulatedMemory.current().loadInt(bits + offset);
    }

    @Intrinsic
    public void storeIntVolatile(long offset, int value) {
        SimulatedMemory.current().storeInt(bits + offset, value);
    }

    @AlwaysInline
    public int loadInt() {
        return loadInt(0);
    }

    @AlwaysInline
    public void storeInt(int value) {
        storeInt(0, value);
    }

    @Intrinsic
    public long loadLong(long offset) {
        return SimulatedMemory.current().loadLong(bits + offset);
    }

    @Intrinsic
    public void storeLong(long offset, long value) {
        SimulatedMemory.current().storeLong(bits + offset, value);
    }

    @Intrinsic
    public long loadLongVolatile(long offset) {
        return SimulatedMemory.current().loadLong(bits + offset);
    }

    @Intrinsic
    public void storeLongVolatile(long offset, long value) {
        SimulatedMemory.current().storeLong(bits + offset, value);
    }

    @AlwaysInline
    public long loadLong() {
        return loadLong(0);
    }

    @AlwaysInline
    public void storeLong(long value) {
        storeLong(0, value);
    }

    /// The address kept at `offset`.
    @AlwaysInline
    public Address loadAddress(long offset) {
        return new Address(loadLong(offset));
    }

    @AlwaysInline
    public void storeAddress(long offset, Address value) {
        storeLong(offset, value.bits);
    }

    /// Stores zero in `lengthBytes` bytes.
    @Intrinsic
    public void clear(long lengthBytes) {
        long offset = 0;
        for (; offset + Long.BYTES <= lengthBytes; offset += Long.BYTES) {
            storeLong(offset, 0);
        }
        for (; offset < lengthBytes; offset++) {
            storeByte(offset, (byte) 0);
        }
    }

    /// Copies `lengthBytes` bytes from `source` to here; the two may overlap.
    @Intrinsic
    public void copyFrom(Address source, long lengthBytes) {
        if (SimulatedMemory.current().copy(bits, source.bits, lengthBytes)) {
            return;
        }
        boolean upwards = isBelow(source);
        for (long done = 0; done < lengthBytes; done++) {
            long offset = upwards ? done : lengthBytes - 1 - done;
            storeByte(offset, source.loadByte(offset));
        }
    }
}
