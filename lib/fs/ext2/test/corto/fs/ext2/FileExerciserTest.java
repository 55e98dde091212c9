// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.Mapping;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.vfs.FileContext;
import corto.lang.Address;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One file under everything that programs do to files, as fsx does it: read, write, append, truncate, allocate, map, sync, reopen; on ramfs and on ext2.
/// `-D fsx.operations=N`, `-D fsx.seed=S`.
class FileExerciserTest {
    private static final int OPERATIONS = Integer.getInteger("fsx.operations", 20_000);
    private static final int SEED = Integer.getInteger("fsx.seed", 1);
    private static final int PER_FILE = 10_000;
    private static final int LARGEST = 256 << 10;
    private static final int LARGEST_STEP = 40_000;

    private TestDisk test;
    private Random random;
    private OpenFile file;
    private byte[] expected;
    private Map map;
    private String trace;

    /// A shared mapping of the whole file: translations until they are told to be invalid, as a page table has them.
    private static final class Map extends Mapping {
        final Address[] readable = new Address[LARGEST / Pages.PAGE_BYTES + 1];
        final Address[] writable = new Address[LARGEST / Pages.PAGE_BYTES + 1];

        @Override
        public void invalidate(long firstPage, long pageCount) {
            for (int i = (int) Math.min(readable.length, firstPage); i < readable.length && i - firstPage < pageCount; i++) {
                readable[i] = null;
                writable[i] = null;
            }
        }
    }

    @Test
    void ramfs() {
        test = new TestDisk();
        RamFileSystem fileSystem = new RamFileSystem(test.frames, () -> 0, SpecialFiles.NONE, "tmpfs", 0755);
        for (int done = 0, seed = SEED; done < OPERATIONS; done += PER_FILE, seed++) {
            random = new Random(seed);
            exercise(fileSystem.root(), seed, false);
        }
    }

    @Test
    void ext2() {
        for (int done = 0, seed = SEED; done < OPERATIONS; done += PER_FILE, seed++) {
            random = new Random(seed);
            test = new TestDisk();
            test.mostPages = random.nextBoolean() ? 12 : 200;
            test.mount(TestDisk.make(4 << 10, "-t", "ext2", "-b", Integer.toString(1024 << random.nextInt(3))));
            exercise(test.fileSystem.root(), seed, true);
            test.syncAndCheck("-D fsx.seed=" + seed);
            test.remount();
            assertThat(test.read("/file")).isEqualTo(expected);
        }
    }

    private void exercise(Directory root, int seed, boolean isOnDisk) {
        test.context = new FileContext(root);
        expected = new byte[0];
        open(OpenFlags.O_CREAT | OpenFlags.O_TRUNC | OpenFlags.O_RDWR);
        for (int i = 0; i < PER_FILE; i++) {
            trace = "-D fsx.seed=" + seed + ", operation " + i;
            one(isOnDisk);
        }
        compare(0, expected.length);
        close();
    }

    private void open(int flags) {
        Opening opening = new Opening(flags);
        assertThat(test.paths.open(test.context, test.context.root(), "/file", opening, 0644).errno()).isZero();
        file = opening.file();
        map = new Map();
        file.pages().attach(map);
    }

    private void close() {
        file.pages().detach(map);
        file.release();
    }

    private void one(boolean isOnDisk) {
        int offset = random.nextInt(LARGEST);
        int length = 1 + random.nextInt(random.nextBoolean() ? LARGEST_STEP : 600);
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> write(Math.min(offset, random.nextInt(4) == 0 ? offset : expected.length), length);
            case 3, 4 -> compare(offset, length);
            case 5 -> truncate(random.nextBoolean() ? offset : Math.min(offset, expected.length));
            case 6, 7, 8 -> storeMapped(offset, Math.min(length, 5000));
            case 9, 10 -> loadMapped(offset, Math.min(length, 5000));
            case 11 -> allocate(offset, length);
            case 12 -> {
                assertThat(file.sync().errno()).as(trace).isZero();
                if (isOnDisk && random.nextInt(20) == 0) {
                    test.sync();
                }
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    close();
                    open(OpenFlags.O_RDWR);
                } else {
                    seek();
                }
            }
        }
        assertThat(file.inode().sizeBytes()).as(trace).isEqualTo(expected.length);
    }

    private void grow(int size) {
        if (size > expected.length) {
            expected = Arrays.copyOf(expected, size);
        }
    }

    private void write(int offset, int wanted) {
        int length = Math.min(wanted, LARGEST - offset);
        if (length == 0) {
            return;
        }
        trace += ": write " + length + " at " + offset;
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        grow(offset + length);
        System.arraycopy(bytes, 0, expected, offset, length);
        test.writeAll(file, bytes, offset);
    }

    private void compare(int offset, int wanted) {
        trace += ": read " + wanted + " at " + offset;
        int length = Math.max(0, Math.min(wanted, expected.length - offset));
        for (int done = 0; done < length; ) {
            int step = Math.min(TestDisk.BUFFER_BYTES, length - done);
            assertThat(file.readAt(test.buffer, step, offset + done).bits()).as(trace).isEqualTo(step);
            byte[] bytes = new byte[step];
            test.memory.load(test.buffer, bytes, 0, step);
            int different = Arrays.mismatch(bytes, 0, step, expected, offset + done, offset + done + step);
            assertThat(different).as("%s: the first different byte", trace).isNegative();
            done += step;
        }
    }

    private void truncate(int size) {
        trace += ": truncate to " + size;
        expected = Arrays.copyOf(expected, size);
        assertThat(file.truncate(size).errno()).as(trace).isZero();
    }

    private void allocate(int offset, int wanted) {
        int length = Math.min(wanted, LARGEST - offset);
        trace += ": allocate " + length + " at " + offset;
        grow(offset + length);
        assertThat(file.allocate(0, offset, length).errno()).as(trace).isZero();
    }

    private void storeMapped(int offset, int wanted) {
        trace += ": store " + wanted + " at " + offset;
        for (int at = offset; at < Math.min(offset + wanted, expected.length); at += 1 + random.nextInt(100)) {
            int page = at / Pages.PAGE_BYTES;
            if (map.writable[page] == null) {
                Address frame = file.pages().frameToWrite(page);
                assertThat(frame.isZero()).as(trace).isFalse();
                map.writable[page] = frame;
                map.readable[page] = frame;
            }
            expected[at] = (byte) random.nextInt();
            map.writable[page].storeByte(at % Pages.PAGE_BYTES, expected[at]);
        }
    }

    private void loadMapped(int offset, int wanted) {
        trace += ": load " + wanted + " at " + offset;
        for (int at = offset; at < Math.min(offset + wanted, expected.length); at += 1 + random.nextInt(100)) {
            int page = at / Pages.PAGE_BYTES;
            if (map.readable[page] == null) {
                Address frame = file.pages().frame(page);
                assertThat(frame.isZero() && !file.pages().isHole(page)).as(trace).isFalse();
                map.readable[page] = frame;              // zero: a page of zeros
            }
            byte loaded = map.readable[page].isZero() ? 0 : map.readable[page].loadByte(at % Pages.PAGE_BYTES);
            assertThat(loaded).as("%s: byte %d", trace, at).isEqualTo(expected[at]);
        }
    }

    private void seek() {
        if (expected.length == 0) {
            return;
        }
        int from = random.nextInt(expected.length);
        trace += ": seek from " + from;
        long hole = file.seek(from, SeekableFile.SEEK_HOLE).value();
        assertThat(hole).as(trace).isBetween((long) from, (long) expected.length);
        long data = file.seek(from, SeekableFile.SEEK_DATA).bits();
        for (int at = from; at < (data < 0 ? expected.length : data); at++) {
            assertThat(expected[at]).as("%s: byte %d is in a hole", trace, at).isZero();
        }
    }
}
