// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.fs.file.OpenFile;
import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Result;

/// An open regular file with given bytes. Its pages are never touched by the loader, only named.
final class ByteFile extends OpenFile {
    private final byte[] bytes;
    private final Pages pages = new Pages() {
        @Override
        public long sizeBytes() {
            return bytes.length;
        }

        @Override
        public Address frame(long page) {
            throw new AssertionError();
        }

        @Override
        public boolean isHole(long page) {
            return false;
        }

        @Override
        public Address frameToWrite(long page) {
            throw new AssertionError();
        }

        @Override
        protected void unused() {}
    };

    ByteFile(byte[] bytes) {
        super(0);
        this.bytes = bytes;
    }

    @Override
    protected Result readBytesAt(Address to, long lengthBytes, long offset) {
        int count = (int) Math.max(0, Math.min(lengthBytes, bytes.length - offset));
        for (int i = 0; i < count; i++) {
            to.storeByte(i, bytes[(int) offset + i]);
        }
        return Result.of(count);
    }

    @Override
    public Pages pages() {
        return pages;
    }
}
