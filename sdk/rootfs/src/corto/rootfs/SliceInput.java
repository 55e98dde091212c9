// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of one slice, exactly: a file that became shorter meanwhile is an error, for its size stands in a header already.
final class SliceInput extends InputStream {
    private final InputStream in;
    private final Content.Slice slice;
    private long left;

    SliceInput(InputStream in, Content.Slice slice) {
        this.in = in;
        this.slice = slice;
        left = slice.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(slice.file() + " became shorter while it was read");
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
