// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a regular file holds.
public sealed interface Content {
    long size();

    /// All of it, from the start.
    InputStream open() throws IOException;

    /// `length` bytes from `offset`; fewer if it ends before.
    byte[] read(long offset, int length) throws IOException;

    static Content of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The whole of `file`, as long as it is now.
    static Content of(Path file) throws IOException {
        return new Slice(file, 0, Files.size(file));
    }

    record Bytes(byte[] bytes) implements Content {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] read(long offset, int length) {
            int from = (int) Math.min(offset, bytes.length);
            return Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + length, bytes.length));
        }
    }

    /// A part of `file`: of an archive, or all of a file.
    record Slice(Path file, long offset, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            FileChannel channel = FileChannel.open(file);
            channel.position(offset);
            return new SliceInput(Channels.newInputStream(channel), this);
        }

        @Override
        public byte[] read(long from, int length) throws IOException {
            int wanted = (int) Math.clamp(size - from, 0, length);
            ByteBuffer buffer = ByteBuffer.allocate(wanted);
            try (FileChannel channel = FileChannel.open(file)) {
                while (buffer.hasRemaining() && channel.read(buffer, offset + from + buffer.position()) >= 0) {
                    // until it is full
                }
            }
            if (buffer.hasRemaining()) {
                throw new EOFException(file + " became shorter while it was read");
            }
            return buffer.array();
        }
    }
}
