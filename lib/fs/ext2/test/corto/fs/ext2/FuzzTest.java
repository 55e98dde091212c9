// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import corto.block.api.FakeDisk;
import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.fs.vfs.FileContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Images with damaged structures: whatever is done with them gives errors, never an exception, a fault (an access outside of memory fails the test) or a
/// walk without end. `-D ext2.images=N`, `-D ext2.seed=S`.
class FuzzTest {
    private static final int IMAGES = Integer.getInteger("ext2.images", 1_500);
    private static final int SEED = Integer.getInteger("ext2.seed", 1);
    private static final int MOST_VISITS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final byte[] ext2 = filled("ext2", "1024");
    private final byte[] ext2WithPages = filled("ext2", "4096");
    private final byte[] ext4 = filled("ext4", "1024");

    private static byte[] filled(String type, String blockBytes) {
        byte[] image = TestDisk.make(8 << 10, "-t", type, "-b", blockBytes, "-O", "^has_journal", "-N", "128");
        StringBuilder commands = new StringBuilder("mkdir d\nmkdir d/e\nwrite /usr/bin/env f\nwrite /usr/bin/env d/g\nsymlink s d/e\nsymlink long "
                + "x/".repeat(100) + "\nmknod n c 1 3\ncd d\n");
        for (int i = 0; i < 60; i++) {
            commands.append("symlink name-").append(i).append(" ../f\n");
        }
        TestDisk.debugfs(image, true, commands.toString());
        return image;
    }

    @Test
    void damaged_images_give_errors_and_nothing_else() {
        for (int seed = SEED; seed < SEED + IMAGES; seed++) {
            Random random = new Random(seed);
            byte[] image = (switch (random.nextInt(3)) {
                case 0 -> ext2;
                case 1 -> ext2WithPages;
                default -> ext4;
            }).clone();
            damage(image, random);
            String name = "-D ext2.seed=" + seed + " -D ext2.images=1";
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> assertThatCode(() -> use(image, random)).as(name).doesNotThrowAnyException(), name);
        }
    }

    /// Changes some bytes, words or runs of blocks that are in use; most of them near the beginning, where structures are.
    private static void damage(byte[] image, Random random) {
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            int at = place(image, random);
            switch (random.nextInt(4)) {
                case 0 -> image[at] = (byte) random.nextInt();
                case 1 -> image[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> {
                    int word = at & ~3;
                    int value = switch (random.nextInt(4)) {
                        case 0 -> -1;
                        case 1 -> random.nextInt(9000);
                        case 2 -> random.nextInt();
                        default -> Integer.MAX_VALUE;
                    };
                    for (int b = 0; b < 4; b++) {
                        image[word + b] = (byte) (value >>> 8 * b);
                    }
                }
                default -> {
                    int from = place(image, random) & ~1023;
                    System.arraycopy(image, from, image, at & ~1023, 1024);
                }
            }
        }
    }

    private static int place(byte[] image, Random random) {
        for (;;) {
            int at = switch (random.nextInt(4)) {
                case 0 -> 1024 + random.nextInt(360);            // superblock
                case 1 -> random.nextInt(64 << 10);              // descriptors, bitmaps, inodes
                default -> random.nextInt(image.length);
            };
            int block = at & ~1023;
            for (int i = block; i < block + 1024; i++) {
                if (image[i] != 0) {                     // in use
                    return at;
                }
            }
        }
    }

    private static void use(byte[] image, Random random) {
        TestDisk test = new TestDisk();
        test.mostPages = 32;
        test.disk = new FakeDisk(image);
        Mounting mounting = test.tryMount(false);
        if (mounting.fileSystem() == null) {
            assertThat(mounting.problem()).isNotEmpty();
            return;
        }
        test.fileSystem = mounting.fileSystem();
        test.context = new FileContext(test.fileSystem.root());
        List<String> paths = new ArrayList<>();
        visit(test, test.fileSystem.root(), "", paths, new HashSet<>());
        for (int i = 0; i < 60; i++) {
            change(test, random, paths);
        }
        test.fileSystem.sync();
    }

    private static void visit(TestDisk test, Directory directory, String path, List<String> paths, Set<Directory> seen) {
        if (!seen.add(directory) || paths.size() > MOST_VISITS) {
            return;
        }
        List<String> names = new ArrayList<>();
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        directory.open(opening);
        opening.file().entries((name, _, _, _) -> names.size() < MOST_VISITS && names.add(name));
        opening.file().release();
        for (String name : names) {
            Inode inode = name.equals(".") || name.equals("..") ? null : directory.find(name);
            if (inode instanceof Directory child) {
                visit(test, child, path + "/" + name, paths, seen);
            }
            if (inode != null) {
                paths.add(path + "/" + name);
                inode.path();
                inode.target();
                inode.representedDevice();
                readSome(test, path + "/" + name);
            }
        }
    }

    private static void readSome(TestDisk test, String path) {
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        if (test.paths.open(test.context, test.context.root(), path, opening, 0).isError()) {
            return;
        }
        OpenFile file = opening.file();
        Pages pages = file.pages();
        if (pages != null) {
            long size = pages.sizeBytes();
            for (long offset : new long[] {0, 13_000, size / 2, size - 1}) {
                file.readAt(test.buffer, 9000, Math.max(0, offset));
                pages.frame(Math.max(0, offset) >>> Pages.PAGE_SHIFT);
                pages.isHole(Math.max(0, offset) >>> Pages.PAGE_SHIFT);
            }
            if (size < 1L << 26) {
                file.seek(0, SeekableFile.SEEK_HOLE);
                file.seek(0, SeekableFile.SEEK_DATA);
            }
        }
        file.release();
    }

    private static void change(TestDisk test, Random random, List<String> paths) {
        String path = paths.isEmpty() || random.nextInt(4) == 0 ? "/new" + random.nextInt(5) : paths.get(random.nextInt(paths.size()));
        String other = paths.isEmpty() || random.nextBoolean() ? "/other" + random.nextInt(5) : paths.get(random.nextInt(paths.size()));
        Directory root = test.context.root();
        switch (random.nextInt(10)) {
            case 0 -> test.paths.unlink(test.context, root, path);
            case 1 -> test.paths.removeDirectory(test.context, root, path);
            case 2 -> test.paths.rename(test.context, root, path, root, other, 0);
            case 3 -> test.paths.link(test.context, root, path, false, root, other);
            case 4 -> test.paths.makeDirectory(test.context, root, path, 0755);
            case 5 -> test.paths.makeSymbolicLink(test.context, "t".repeat(1 + random.nextInt(200)), root, path);
            case 6 -> test.paths.truncate(test.context, root, path, random.nextInt(1 << 20));
            case 7 -> test.fileSystem.sync();
            default -> {
                Opening opening = new Opening(OpenFlags.O_CREAT | OpenFlags.O_RDWR);
                if (!test.paths.open(test.context, root, path, opening, 0644).isError()) {
                    opening.file().writeAt(test.buffer, 1 + random.nextInt(9000), random.nextInt(1 << 20));
                    Pages pages = opening.file().pages();
                    if (pages != null) {
                        pages.frameToWrite(random.nextInt(8));
                    }
                    opening.file().release();
                }
            }
        }
    }
}
