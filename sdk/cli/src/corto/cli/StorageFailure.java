// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds behind an exception what a person can do something about: a full disk, a folder that may not be written.
///
/// The exception may be a compiler's message: javac and gcc tell errno 28 (ENOSPC) in the C library's words, as the JDK does.
final class StorageFailure {
    private static final String FULL = "No space left on device";
    private static final String READ_ONLY = "Read-only file system";
    private static final long ALMOST_NOTHING = 1 << 20;
    private static final String ELSEWHERE = "or choose another folder: CORTO_BUILD=/some/folder corto …";

    private StorageFailure() {
    }

    static Optional<Failure> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            String file = cause instanceof FileSystemException named && named.getFile() != null ? named.getFile() : null;
            if (message.contains(FULL)) {
                Path folder = file == null ? fullest() : Path.of(file).toAbsolutePath().getParent();
                return Optional.of(new Failure(thrown, "the disk is full: no space is left in " + folder + ".", "Make room there (corto clean), " + ELSEWHERE));
            }
            if (cause instanceof AccessDeniedException || message.contains(READ_ONLY)) {
                boolean isOurs = file != null && Path.of(file).toAbsolutePath().startsWith(Sdk.build());
                return Optional.of(new Failure(thrown, (isOurs ? "the build folder " + Sdk.build() + " cannot be written: " : "permission denied: ") + file + ".",
                        isOurs ? "Allow it, " + ELSEWHERE : ""));
            }
        }
        return Optional.empty();
    }

    /// Of the folders that a build writes to, the one whose file system is full; a compiler does not always say which.
    private static Path fullest() {
        for (Path folder : List.of(Sdk.build(), Path.of(System.getProperty("java.io.tmpdir")), RootFileSystem.cache())) {
            try {
                if (Files.getFileStore(folder).getUsableSpace() < ALMOST_NOTHING) {
                    return folder;
                }
            } catch (IOException e) {
                continue;              // the folder is not there, so it was not written to
            }
        }
        return Sdk.build();
    }
}
