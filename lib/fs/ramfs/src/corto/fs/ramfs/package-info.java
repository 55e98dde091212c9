// SPDX-License-Identifier: Apache-2.0

/// Files in memory.
///
///     RamFileSystem ─ RamDirectory ─ NameTable ─► RamFile ─ RamPages ─ PageTree ─► frames
///                                                               └──► archive, in place
///
/// **Cost.** Finding a name is O(1). Writing is linear in the bytes, wherever in the file: a page costs one frame and one slot of a radix
/// tree, a hole nothing. Reading and finding allocate no objects.
///
/// **Context.** Under the kernel lock.
package corto.fs.ramfs;
