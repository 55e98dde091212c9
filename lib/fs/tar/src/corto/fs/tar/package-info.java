// SPDX-License-Identifier: Apache-2.0

/// Tar archives.
///
/// `TarReader` walks over the headers and builds a tree of inodes whose contents lie in the archive. `Header` reads one block of 512 bytes, `PaxRecords`
/// what an extended header says of the entry behind it. Every number is checked against the end of the archive before it is used: an archive cannot make
/// them read elsewhere.
///
/// **Context.** At boot, once, under the kernel lock.
package corto.fs.tar;
