// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

/// One name in a [FileTree]. `permissions` are the lowest 12 bits of a mode: rwx for three, set-user-id, set-group-id, sticky.
public sealed interface Entry {
    int PERMISSIONS = 07777;

    record Directory(int permissions) implements Entry {}

    /// `seconds` is the time of last change since 1970, as the package says it, or 0.
    record RegularFile(int permissions, long seconds, Content content) implements Entry {}

    record SymbolicLink(String target) implements Entry {}

    /// A further name of the regular file `original`, a path in the same tree.
    record HardLink(String original) implements Entry {}

    /// A device, a FIFO or a socket: `type` is that part of the mode (`S_IFCHR`, …).
    record Special(int type, int permissions, int major, int minor) implements Entry {}
}
