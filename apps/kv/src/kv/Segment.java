// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// One file of the log. Records are appended by one thread at a time and read by any.
///
/// Files are called `NUMBER.GENERATION.log`. A higher number has younger records; compaction replaces the oldest files by one with the number of the last of
/// them and the next generation.
final class Segment implements AutoCloseable {
    static final String SUFFIX = ".log";

    private static final int DIGITS = 8;
    private static final int SCAN_BYTES = 1 << 16;

    private final Path file;
    private final int number;
    private final int generation;
    private final FileChannel channel;
    private final AtomicLong liveBytes = new AtomicLong();     // of records that the index refers to
    private volatile long size;

    private Segment(Path file, int number, int generation, FileChannel channel, long size) {
        this.file = file;
        this.number = number;
        this.generation = generation;
        this.channel = channel;
        this.size = size;
    }

    /// What a scan does with each record.
    interface Visitor {
        void visit(Record record, long position, int length) throws IOException;
    }

    static Path path(Path folder, int number, int generation) {
        String digits = Integer.toString(number);
        return folder.resolve("0".repeat(Math.max(0, DIGITS - digits.length())) + digits + "." + generation + SUFFIX);
    }

    static Segment create(Path file, int number, int generation) throws IOException {
        return new Segment(file, number, generation, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE), 0);
    }

    /// Opens a file whose name is that of a segment.
    static Segment open(Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        int number = Integer.parseInt(name, 0, dot, 10);
        int generation = Integer.parseInt(name, dot + 1, name.length() - SUFFIX.length(), 10);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Segment(file, number, generation, channel, channel.size());
    }

    int number() {
        return number;
    }

    int generation() {
        return generation;
    }

    Path file() {
        return file;
    }

    long sizeBytes() {
        return size;
    }

    AtomicLong liveBytes() {
        return liveBytes;
    }

    /// Writes a record behind all others. Its position.
    long append(ByteBuffer record) throws IOException {
        long position = size;
        long end = position;
        while (record.hasRemaining()) {
            end += channel.write(record, end);
        }
        size = end;
        return position;
    }

    /// The record at `position`. Throws ClosedChannelException when compaction has replaced the file meanwhile.
    Record read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException(file + " ends at " + size + ", inside the record at " + position);
            }
        }
        Record record = Record.decode(buffer.flip());
        if (record == null) {
            throw new IOException(file + ": the checksum of the record at " + position + " is wrong");
        }
        return record;
    }

    /// Visits all records from the first on. Where they end: before the end of the file if what follows is no record, which happens when the machine stopped in the middle of a write.
    long scan(Visitor visitor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SCAN_BYTES).limit(0);
        long position = 0;
        while (true) {
            if (buffer.remaining() < Record.HEADER_BYTES) {
                buffer = fill(buffer, position, Record.HEADER_BYTES);
            }
            int length = buffer.remaining() < Record.HEADER_BYTES ? -1 : Record.length(buffer);
            if (length > buffer.remaining()) {
                buffer = fill(buffer, position, length);
            }
            if (length < 0 || length > buffer.remaining()) {
                return position;
            }
            Record record = Record.decode(buffer.slice(buffer.position(), length));
            if (record == null) {
                return position;
            }
            visitor.visit(record, position, length);
            buffer.position(buffer.position() + length);
            position += length;
        }
    }

    /// A buffer with what the file has from `position` on, at least `wanted` bytes of it if there are so many.
    private ByteBuffer fill(ByteBuffer buffer, long position, int wanted) throws IOException {
        ByteBuffer filled = (buffer.capacity() < wanted ? ByteBuffer.allocate(wanted) : buffer).clear();
        while (filled.hasRemaining() && channel.read(filled, position + filled.position()) >= 0) {
            // until it is full, or the file ends
        }
        return filled.flip();
    }

    void truncate(long length) throws IOException {
        channel.truncate(length);
        size = length;
    }

    /// Returns when everything appended so far survives the machine.
    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
