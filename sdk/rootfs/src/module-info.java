// SPDX-License-Identifier: Apache-2.0

/// Root file systems for Linux programs, as one cpio archive that the kernel uses in place.
module corto.rootfs {
    requires corto.build;
    requires corto.console;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    exports corto.rootfs;
}
