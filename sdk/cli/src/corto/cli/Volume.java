// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.runners.Disk;
import java.nio.file.Files;
import java.nio.file.Path;

/// One `--volume`: a disk image of this machine, and where the guest sees the file system in it.
record Volume(Path file, String place, boolean readOnly) {
    private static final String OPTION = "--volume";
    private static final String READ_ONLY = ":ro";

    /// Of `FILE:PLACE` or `FILE:PLACE:ro`.
    static Volume parse(String text) {
        boolean readOnly = text.endsWith(READ_ONLY);
        String rest = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        int colon = rest.lastIndexOf(':');
        String place = rest.substring(colon + 1);
        if (colon <= 0 || !place.startsWith("/") || place.contains(",") || place.contains(" ")) {
            throw new Failure(OPTION + " \"" + text + "\" is not FILE:/PLACE or FILE:/PLACE:ro.", "For example: -v data.img:/data");
        }
        Path file = Path.of(rest.substring(0, colon));
        if (Files.isDirectory(file)) {
            throw new Failure(OPTION + ": folders of this machine cannot be shared with a guest in this version; " + file + " is one.",
                    "A disk image can:  truncate -s 64M data.img && mke2fs -t ext2 -d " + file + " data.img");
        }
        if (!Files.isReadable(file) || !readOnly && !Files.isWritable(file)) {
            throw new Failure(OPTION + ": " + file + (Files.exists(file) ? " cannot be opened." : " does not exist."),
                    "An empty disk:  truncate -s 64M " + file + " && mke2fs -t ext2 " + file);
        }
        return new Volume(file, place, readOnly);
    }

    /// What the kernel's option `mount` says of it.
    String option() {
        return place + (readOnly ? READ_ONLY : "");
    }

    Disk disk() {
        return new Disk(file.toAbsolutePath(), readOnly);
    }
}
