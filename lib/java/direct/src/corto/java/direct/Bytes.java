// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import java.util.Objects;

/// A piece of a packet, in place. Numbers are in network byte order. Whoever made it moves it; it has no bytes when it is over.
public final class Bytes {
    private long start;
    private int length;

    Bytes() {}

    void place(Address start, int length) {
        this.start = start.bits();
        this.length = length;
    }

    public int length() {
        return length;
    }

    public byte get(int index) {
        return at(index, Byte.BYTES).loadByte();
    }

    public int getInt(int index) {
        return Integer.reverseBytes(at(index, Integer.BYTES).loadInt());
    }

    public long getLong(int index) {
        return Long.reverseBytes(at(index, Long.BYTES).loadLong());
    }

    public void put(int index, byte value) {
        at(index, Byte.BYTES).storeByte(value);
    }

    public void putInt(int index, int value) {
        at(index, Integer.BYTES).storeInt(Integer.reverseBytes(value));
    }

    public void putLong(int index, long value) {
        at(index, Long.BYTES).storeLong(Long.reverseBytes(value));
    }

    /// Copies `count` bytes out.
    public void get(int index, byte[] into, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, into.length);
        Address from = at(index, count);
        ObjectAddress.elements(into).plus(offset).copyFrom(from, count);
    }

    /// Copies `count` bytes in.
    public void put(int index, byte[] from, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, from.length);
        Address to = at(index, count);
        to.copyFrom(ObjectAddress.elements(from).plus(offset), count);
    }

    private Address at(int index, int count) {
        if (index < 0 || count < 0 || index > length - count) {
            throw new IndexOutOfBoundsException("beyond the bytes of a packet");
        }
        return new Address(start + index);
    }
}
