// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        InputStream plain = switch (compression) {
            case NONE -> buffered;
            case GZIP -> new GZIPInputStream(buffered, 1 << 16);
            case XZ -> new XZInputStream(buffered);
            case ZSTANDARD -> throw new Failure(name + " is compressed with zstd, which Corto cannot read.", "Unpack it first: zstd -d, or for a package dpkg-deb --fsys-tarfile FILE.deb > FILE.tar");
        };
        Path fresh = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.copy(plain, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
