// SPDX-License-Identifier: Apache-2.0

/// Root file systems: collected from folders, archives, Debian packages and single programs, written as one cpio archive.
///
/// ```
/// folder ── FolderReader ─┐
/// tar ───── TarReader ────┤
/// cpio ──── CpioReader ───┼──► FileTree ──► CpioWriter ──► rootfs.cpio ──► QEMU -initrd
/// package ─ DebianPackages┤      │ Reduction: only what is wanted, with the libraries it needs
/// program ─ HostPrograms ─┘
/// ```
/// A [FileTree] holds names and attributes; contents stay where they are ([Content]) until the archive is written. The same tree gives
/// the same bytes: names are sorted, owners are root, times are those of packages or zero.
package corto.rootfs;
