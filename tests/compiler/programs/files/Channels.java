// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// FileChannel: positions, several buffers, transfers, locks, read-only mappings.
public class Channels {
    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("channels", null);
        Path other = Files.createTempFile("channels", null);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            positions(channel);
            buffers(channel);
            transfers(channel, other);
            locks(channel);
            mappings(channel);
        }
        appending(file);
        modes(file);
        Files.delete(file);
        Files.delete(other);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes());
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) channel.size());
        channel.read(all, 0);
        return new String(all.array()).replace('\0', '.');
    }

    private static void positions(FileChannel channel) throws IOException {
        System.out.println(channel.write(bytes("0123456789")) + " " + channel.position() + " " + channel.size());
        System.out.println(channel.write(bytes("AB"), 3) + " " + channel.position() + " " + text(channel));
        System.out.println(channel.write(bytes("z"), 12) + " " + text(channel) + " " + channel.position(20).position() + " " + channel.size());
        ByteBuffer two = ByteBuffer.allocate(2);
        System.out.println(channel.read(two) + " " + channel.read(two, 100) + " " + channel.position(11).read(two) + " " + channel.position() + " " + channel.read(ByteBuffer.allocate(0)));
        System.out.println(channel.truncate(5).size() + " " + channel.position() + " " + channel.truncate(50).size() + " " + text(channel));
        channel.force(true);
        try {
            channel.position(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            channel.read(two, -1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            channel.read(bytes("x").asReadOnlyBuffer());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            channel.truncate(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void buffers(FileChannel channel) throws IOException {
        channel.truncate(0);
        System.out.println(channel.write(new ByteBuffer[] {bytes("one"), bytes(""), bytes("two"), bytes("three")}) + " " + text(channel));
        ByteBuffer[] parts = {ByteBuffer.allocate(4), ByteBuffer.allocateDirect(3), ByteBuffer.allocate(10), ByteBuffer.allocate(1)};
        System.out.println(channel.position(0).read(parts) + " " + parts[0].position() + " " + parts[1].position() + " " + parts[2].position() + " " + parts[3].position() + " " + channel.read(parts));
        ByteBuffer direct = ByteBuffer.allocateDirect(50_000);
        for (int i = 0; i < direct.capacity(); i++) {
            direct.put((byte) (i % 101));
        }
        direct.flip().position(10);
        System.out.println(channel.write(direct, 0) + " " + direct.remaining() + " " + channel.size());
        direct.clear();
        int total = 0;
        for (int count = channel.position(0).read(direct); count > 0; count = channel.read(direct)) {
            total += count;
        }
        System.out.println(total + " " + direct.get(0) + " " + direct.get(49_989));
        ByteBuffer slice = ByteBuffer.wrap("##slice##".getBytes()).slice(2, 5);
        channel.truncate(0).position(0);
        System.out.println(channel.write(slice.asReadOnlyBuffer()) + " " + text(channel));
    }

    private static void transfers(FileChannel channel, Path other) throws IOException {
        channel.truncate(0).position(0);
        for (int i = 0; i < 5_000; i++) {
            channel.write(bytes("block " + i + "\n"));
        }
        try (FileChannel target = FileChannel.open(other, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            System.out.println(channel.transferTo(0, Long.MAX_VALUE, target) + " " + Files.mismatch(other, other) + " " + target.position() + " " + target.size());
            System.out.println(channel.transferTo(10, 5, target) + " " + target.size() + " " + channel.transferTo(1L << 40, 5, target));
            target.truncate(0);
            channel.position(6);
            System.out.println(target.transferFrom(channel, 0, 12) + " " + text(target).replace('\n', '/') + " " + channel.position() + " " + target.position());
            System.out.println(target.transferFrom(channel, 100, 12));
        }
    }

    private static void locks(FileChannel channel) throws IOException {
        FileLock lock = channel.lock();
        System.out.println(lock.isValid() + " " + lock.isShared() + " " + lock.position() + " " + (lock.size() == Long.MAX_VALUE));
        try {
            channel.tryLock(5, 10, true);
        } catch (OverlappingFileLockException e) {
            System.out.println("overlaps");
        }
        lock.release();
        FileLock part = channel.tryLock(5, 10, true);
        FileLock next = channel.tryLock(15, 1, false);
        System.out.println(lock.isValid() + " " + part.isShared() + " " + part.overlaps(14, 1) + " " + next.isValid());
        part.close();
        next.close();
    }

    private static void mappings(FileChannel channel) throws IOException {
        MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 6, 20);
        byte[] some = new byte[9];
        map.get(some);
        System.out.println(map.isReadOnly() + " " + map.capacity() + " " + new String(some).replace('\n', '/') + " " + map.isDirect());
        MappedByteBuffer own = channel.map(FileChannel.MapMode.PRIVATE, 0, 10);
        own.put(0, (byte) '!');
        System.out.println((char) own.get(0) + " " + text(channel).charAt(0));
    }

    private static void appending(Path file) throws IOException {
        Files.writeString(file, "begin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            System.out.println(channel.position() + " " + channel.write(bytes("+1")) + " " + channel.position());
            channel.position(0).write(bytes("+2"));
        }
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true); FileChannel channel = out.getChannel()) {
            out.write('x');
            System.out.println(channel.position() + " " + channel.write(bytes("y")) + " " + channel.size());
        }
        System.out.println(Files.readString(file));
    }

    private static void modes(Path file) throws IOException {
        FileChannel reading = FileChannel.open(file);
        try {
            reading.write(bytes("x"));
        } catch (NonWritableChannelException e) {
            System.out.println("not writable " + e.getMessage());
        }
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            System.out.println(in.read() + " " + in.getChannel().position() + " " + in.getChannel().position(2).position() + " " + in.read());
        }
        try (FileChannel writing = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writing.read(ByteBuffer.allocate(1));
        } catch (NonReadableChannelException e) {
            System.out.println("not readable " + e.getMessage());
        }
        reading.close();
        reading.close();
        try {
            reading.size();
        } catch (ClosedChannelException e) {
            System.out.println("closed " + reading.isOpen() + " " + e.getMessage());
        }
    }
}
