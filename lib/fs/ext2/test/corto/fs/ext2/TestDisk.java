// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.BlockWaiter;
import corto.block.api.FakeDisk;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Paths;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A disk with a file system that mke2fs made, mounted; and e2fsprogs to look at it.
final class TestDisk {
    static final int BUFFER_BYTES = 1 << 17;
    private static final Path FOLDER = folder();

    final SimulatedMemory memory = SimulatedMemory.fresh();
    final FakeFrames frames = new FakeFrames(memory, 4096);
    final Address buffer = memory.map(0x4000_0000L, BUFFER_BYTES);
    final Paths paths = new Paths();
    long now = 1_700_000_000L * 1_000_000_000L;
    long cacheBytes = 64 << 10;
    long mostPages = 64;
    FakeDisk disk;
    Ext2FileSystem fileSystem;
    FileContext context;
    String remark;

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("corto-ext2");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                    Files.delete(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a command said, and how it ended.
    record Outcome(int status, String output) {}

    static Outcome run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().put("PATH", System.getenv("PATH") + ":/usr/sbin:/sbin");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("e2fsprogs are needed", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String tool(String name) {
        for (String folder : new String[] {"/usr/sbin/", "/sbin/", "/usr/bin/"}) {
            if (Files.isExecutable(Path.of(folder + name))) {
                return folder + name;
            }
        }
        return name;
    }

    /// The bytes of a fresh file system. `options` are mke2fs's.
    static byte[] make(int kibibytes, String... options) {
        Path file = FOLDER.resolve("make.img");
        try {
            Files.write(file, new byte[0]);
            List<String> command = new ArrayList<>(List.of(tool("mke2fs"), "-q", "-F"));
            command.addAll(List.of(options));
            command.addAll(List.of(file.toString(), kibibytes + "k"));
            Outcome made = run(command.toArray(String[]::new));
            assertThat(made.status()).as(made.output()).isZero();
            return Arrays.copyOf(Files.readAllBytes(file), kibibytes * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs debugfs commands, one a line, on an image.
    static Outcome debugfs(byte[] image, boolean writes, String commands) {
        try {
            Path file = FOLDER.resolve("debug.img");
            Path script = FOLDER.resolve("debug.txt");
            Files.write(file, image);
            Files.writeString(script, commands);
            Outcome outcome = writes ? run(tool("debugfs"), "-w", "-f", script.toString(), file.toString())
                    : run(tool("debugfs"), "-f", script.toString(), file.toString());
            if (writes) {
                System.arraycopy(Files.readAllBytes(file), 0, image, 0, image.length);
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// e2fsck without changes: 0 if all is well.
    static Outcome check(byte[] image) {
        return fsck(image, "-fn");
    }

    /// e2fsck that repairs.
    static Outcome repair(byte[] image) {
        return fsck(image, "-fy");
    }

    /// e2fsck that makes indices for directories.
    static Outcome optimise(byte[] image) {
        return fsck(image, "-fyD");
    }

    private static Outcome fsck(byte[] image, String options) {
        try {
            Path file = FOLDER.resolve("check.img");
            Files.write(file, image);
            Outcome outcome = run(tool("e2fsck"), options, file.toString());
            if (!options.equals("-fn")) {
                System.arraycopy(Files.readAllBytes(file), 0, image, 0, image.length);
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mount(byte[] image) {
        disk = new FakeDisk(image);
        remount();
    }

    Mounting tryMount(boolean readOnly) {
        return Ext2FileSystem.mount(disk, BlockWaiter.POLLING, frames, () -> now += 1_000_000, cacheBytes, mostPages, readOnly);
    }

    /// Mounts again, as after a new start of the machine.
    void remount() {
        Mounting mounting = tryMount(false);
        assertThat(mounting.problem()).isNull();
        fileSystem = mounting.fileSystem();
        remark = mounting.remark();
        context = new FileContext(fileSystem.root());
        context.mask = 0;
    }

    void sync() {
        assertThat(fileSystem.sync().errno()).as("sync: %s", fileSystem.damage()).isZero();
    }

    /// Writes everything and lets e2fsck look.
    void syncAndCheck(String what) {
        sync();
        Outcome outcome = check(disk.content);
        assertThat(outcome.status()).as("%s: %s", what, outcome.output()).isZero();
    }

    // System calls

    OpenFile open(String path, int flags) {
        Opening opening = new Opening(flags);
        Result opened = paths.open(context, context.root(), path, opening, 0644);
        assertThat(opened.errno()).as("open %s", path).isZero();
        return opening.file();
    }

    int tryOpen(String path, int flags) {
        Opening opening = new Opening(flags);
        Result opened = paths.open(context, context.root(), path, opening, 0644);
        if (!opened.isError()) {
            opening.file().release();
        }
        return opened.errno();
    }

    void write(String path, String text) {
        writeAt(path, text.getBytes(StandardCharsets.ISO_8859_1), 0, OpenFlags.O_CREAT | OpenFlags.O_WRONLY | OpenFlags.O_TRUNC);
    }

    void writeAt(String path, byte[] bytes, long offset, int flags) {
        OpenFile file = open(path, flags);
        writeAll(file, bytes, offset);
        file.release();
    }

    void writeAll(OpenFile file, byte[] bytes, long offset) {
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(BUFFER_BYTES, bytes.length - done);
            memory.store(buffer, bytes, done, count);
            Result written = file.writeAt(buffer, count, offset + done);
            assertThat(written.errno()).isZero();
            done += (int) written.value();
        }
    }

    byte[] readAll(OpenFile file) {
        byte[] bytes = new byte[(int) file.inode().sizeBytes()];
        for (int done = 0; done < bytes.length; ) {
            Result read = file.readAt(buffer, Math.min(BUFFER_BYTES, bytes.length - done), done);
            assertThat(read.errno()).isZero();
            assertThat(read.value()).isPositive();
            memory.load(buffer, bytes, done, (int) read.value());
            done += (int) read.value();
        }
        return bytes;
    }

    byte[] read(String path) {
        OpenFile file = open(path, OpenFlags.O_RDONLY);
        byte[] bytes = readAll(file);
        file.release();
        return bytes;
    }

    String text(String path) {
        return new String(read(path), StandardCharsets.ISO_8859_1);
    }

    List<String> list(String path) {
        OpenFile directory = open(path, OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY);
        List<String> names = new ArrayList<>();
        for (int before = -1; before != names.size(); ) {
            before = names.size();
            int most = before + 5;
            directory.entries((name, _, _, _) -> names.size() < most && names.add(name));
        }
        directory.release();
        return names;
    }
}
