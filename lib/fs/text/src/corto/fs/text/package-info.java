// SPDX-License-Identifier: Apache-2.0

/// Generated files.
///
/// A `TextFileSystem` is a tree of `TextDirectory`s that only the kernel changes; a `TextFile` asks its `TextSource` for the text whenever it is read
/// from the start. Libraries register their own sources under a path.
///
/// **Context.** Under the kernel lock. Reading allocates: these files are read now and then.
package corto.fs.text;
