// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.console.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/// A package file (deb(5)): an ar archive with `debian-binary`, `control.tar.…` and `data.tar.…`.
final class DebianArchive {
    private static final String DATA = "data.tar";

    private DebianArchive() {
    }

    /// Writes the files of the package as a tar archive to `target`. Its maintainer scripts are not looked at.
    static void unpack(Path deb, Path target) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(deb)); ArArchiveInputStream members = new ArArchiveInputStream(in)) {
            for (ArArchiveEntry member = members.getNextEntry(); member != null; member = members.getNextEntry()) {
                if (member.getName().startsWith(DATA)) {
                    Archives.decompress(members, target, deb.getFileName() + " (" + member.getName() + ")");
                    return;
                }
            }
        } catch (IOException e) {
            throw new Failure(e, deb + " is no whole Debian package: " + e.getMessage());
        }
        throw new Failure(deb + " is no Debian package: it has no " + DATA + ".");
    }
}
