// SPDX-License-Identifier: Apache-2.0

/// Tar archives as root file systems, unpacked in place: ustar and pax (POSIX.1-2017, pax), and what GNU tar writes.
module corto.fs.tar {
    requires corto.fs.initrd;            // which asks for formats
    exports corto.fs.tar;
    provides corto.fs.initrd.ArchiveFormat with corto.fs.tar.TarFormat;
}
