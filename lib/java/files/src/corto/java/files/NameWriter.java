// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.fs.file.EntrySink;
import corto.fs.file.Latin1;
import corto.lang.Address;

/// Writes names, each followed by a zero, as far as there is room.
final class NameWriter implements EntrySink {
    private final Address into;
    private final long capacityBytes;
    private long lengthBytes;

    NameWriter(Address into, long capacityBytes) {
        this.into = into;
        this.capacityBytes = capacityBytes;
    }

    long lengthBytes() {
        return lengthBytes;
    }

    @Override
    public boolean entry(String name, long inode, int type, long next) {
        int length = name.length();
        if (lengthBytes + length + 1 > capacityBytes) {
            return false;
        }
        Latin1.store(into.plus(lengthBytes), name, 0, length);
        into.storeByte(lengthBytes + length, (byte) 0);
        lengthBytes += length + 1;
        return true;
    }
}
