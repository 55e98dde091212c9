// SPDX-License-Identifier: Apache-2.0

/// Files for Java programs.
///
///     java.io, java.nio.file            the JDK's own classes
///     natives of theirs                 runtime/jdk: descriptors and paths, errors become exceptions
///     corto.runtime.FileService         Linux's operations and errors
///     LockedFiles                       the kernel lock
///     VfsFiles                          descriptors, the program's view (FileContext)
///     corto.fs.vfs and file systems
///
/// `RootFilesStep` makes the root at boot. Who mounts something below it requires this library, and so comes after it.
package corto.java.files;
