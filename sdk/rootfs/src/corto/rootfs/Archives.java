// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Reads a root file system that a person names: a folder, a cpio or a tar archive, the archives perhaps compressed.
public final class Archives {
    private static final int MAGIC_BYTES = 6;

    private Archives() {
    }

    /// Puts what `source` holds into `tree`. A compressed archive is unpacked into `work` and stays there as long as the tree is used.
    public static void readInto(FileTree tree, Path source, Path work) {
        if (!Files.exists(source)) {
            throw new Failure("there is no " + source + ".", "A root file system is a folder, a cpio archive (newc), or a tar.");
        }
        if (Files.isDirectory(source)) {
            FolderReader.readInto(tree, source, "");
            return;
        }
        try {
            Path archive = isCompressed(source) ? decompress(source, work.resolve(source.getFileName() + ".unpacked")) : source;
            if (CpioReader.matches(archive)) {
                CpioReader.readInto(tree, archive);
            } else if (TarReader.matches(archive)) {
                TarReader.readInto(tree, archive);
            } else {
                throw new Failure(source + " is neither a cpio (newc) nor a tar archive.", "Make one: (cd FOLDER && find . | cpio -o -H newc) > FILE, or give the folder itself.");
            }
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + source + ": " + e.getMessage());
        }
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return compression(in.readNBytes(MAGIC_BYTES)) != Compression.NONE;
        }
    }

    enum Compression { NONE, GZIP, XZ, ZSTANDARD }

    private static Compression compression(byte[] start) {
        if (starts(start, 0x1F, 0x8B)) {
            return Compression.GZIP;                                                        // RFC 1952 §2.3.1
        }
        if (starts(start, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return Compression.XZ;                                                          // The .xz File Format §2.1.1.1
        }
        return starts(start, 0x28, 0xB5, 0x2F, 0xFD) ? Compression.ZSTANDARD : Compression.NONE;   // RFC 8878 §3.1.1
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static Path decompress(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = Files.newInputStream(file)) {
            decompress(in, target, file.toString());
        }
        return target;
    }

    /// Writes what `in` holds, whatever it was compressed with, to `target`, which appears when it is complete.
    static void decompress(InputStream in, Path target, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(MAGIC_BYTES);
        Compression compression = compression(buffered.readNBytes(MAGIC_BYTES));
        buffered.reset();
        if (compression == Compression.ZSTANDARD) {
            decompressZstandard(buffered, target, name);
            return;
        }
        write(switch (compression) {
            case GZIP -> new GZIPInputStream(buffered, 1 << 16);
            case XZ -> new XZInputStream(buffered);
            case NONE, ZSTANDARD -> buffered;
        }, target);
    }

    /// By zstd(1) of this machine.
    private static void decompressZstandard(InputStream in, Path target, String name) throws IOException {
        Path compressed = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".zst");
        Path fresh = compressed.resolveSibling(compressed.getFileName() + ".unpacked");
        try {
            Files.copy(in, compressed, StandardCopyOption.REPLACE_EXISTING);
            Process zstd = start(name, "zstd", "-dqf", "-o", fresh.toString(), compressed.toString());
            String message = new String(zstd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace(compressed + " : ", "").strip();
            if (zstd.waitFor() != 0) {
                throw new IOException("zstd: " + message);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e, "interrupted while " + name + " was unpacked.");
        } finally {
            Files.deleteIfExists(compressed);
            Files.deleteIfExists(fresh);
        }
    }

    private static Process start(String name, String... words) {
        try {
            return new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new Failure(e, name + " is compressed with zstd, and the program zstd, which would unpack it, does not start: " + e.getMessage(), "Install it: apt install zstd");
        }
    }

    /// Writes `plain` to `target`, which appears when it is complete.
    private static void write(InputStream plain, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.copy(plain, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
