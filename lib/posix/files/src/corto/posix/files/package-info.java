// SPDX-License-Identifier: Apache-2.0

/// File descriptors, and what open(2), read(2), stat(2), rename(2) and their kin do.
///
/// Files themselves never wait (`corto.fs.file`); here it is decided who does: `Blocking` tries, watches, tries again and parks. A descriptor is looked up once per call;
/// an operation that may wait keeps a reference to the open file, so that another thread may close the descriptor meanwhile.
///
/// Arguments are checked in Linux's order: the descriptor, then the address, then what the file itself says.
package corto.posix.files;
