// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/// Reads tar archives (ustar, pax, GNU), not compressed. Contents stay in the archive.
public final class TarReader {
    private static final int MAGIC_OFFSET = 257;                     // "ustar" (POSIX pax, ustar interchange format)
    private static final int S_IFCHR = 0020000;
    private static final int S_IFBLK = 0060000;
    private static final int S_IFIFO = 0010000;

    private TarReader() {
    }

    /// Whether `file` is a tar archive, not compressed.
    public static boolean matches(Path file) throws IOException {
        return Files.isRegularFile(file) && new String(Content.of(file).read(MAGIC_OFFSET, 5), StandardCharsets.US_ASCII).equals("ustar");
    }

    /// Unpacks `file` into `tree`.
    public static void readInto(FileTree tree, Path file) {
        try (TarFile tar = new TarFile(file)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                tree.put("/" + entry.getName(), entry(entry, file));
            }
        } catch (IOException e) {
            throw new Failure(e, file + " is no whole tar archive: " + e.getMessage());
        }
    }

    /// Whether `file`, which has been read into `tree`, is an archive that a kernel with FS_TAR takes as it is: not compressed, and no name in it leads
    /// through a symbolic link or out of its directory.
    public static boolean isDirect(FileTree tree, Path file) {
        try {
            if (!matches(file)) {
                return false;
            }
            try (TarFile tar = new TarFile(file)) {
                return tar.getEntries().stream().allMatch(entry -> isDirect(tree, entry.getName()) && (!entry.isLink() || isDirect(tree, entry.getLinkName())));
            }
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private static boolean isDirect(FileTree tree, String name) {
        String path = Stream.of(name.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).map("/"::concat).collect(Collectors.joining());
        return path.isEmpty() || tree.resolve(path, false).equals(path);
    }

    private static Entry entry(TarArchiveEntry entry, Path file) throws IOException {
        int permissions = entry.getMode() & Entry.PERMISSIONS;
        if (entry.isDirectory()) {
            return new Entry.Directory(permissions);
        }
        if (entry.isSymbolicLink()) {
            return new Entry.SymbolicLink(entry.getLinkName());
        }
        if (entry.isLink()) {
            return new Entry.HardLink("/" + entry.getLinkName());
        }
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_CHR -> new Entry.Special(S_IFCHR, permissions, entry.getDevMajor(), entry.getDevMinor());
            case TarConstants.LF_BLK -> new Entry.Special(S_IFBLK, permissions, entry.getDevMajor(), entry.getDevMinor());
            case TarConstants.LF_FIFO -> new Entry.Special(S_IFIFO, permissions, 0, 0);
            default -> {
                if (entry.isSparse()) {
                    throw new IOException(entry.getName() + " is sparse; make the archive without --sparse");
                }
                long seconds = Math.clamp(entry.getLastModifiedTime().to(TimeUnit.SECONDS), 0, 0xFFFFFFFFL);
                yield new Entry.RegularFile(permissions, seconds, new Content.Slice(file, entry.getDataOffset(), entry.getSize()));
            }
        };
    }
}
