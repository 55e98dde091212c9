// SPDX-License-Identifier: Apache-2.0

/// What files are to the kernel.
///
///     descriptor ──► OpenFile ──► Inode ──► Pages ──► frames
///     (corto.posix)  position,    mode,      content,
///                    flags        times      mapped by a Mapping
///                                  ▲
///                       Directory ─┘ names inodes; a FileSystem has a root Directory
///
/// An `OpenFile` is what a descriptor refers to: of an inode, or of something without one (pipe, socket, epoll). It is closed with its
/// last reference. An `Inode` lives while a directory names it or a file of it is open; its `Pages` also while they are mapped.
///
/// **Names and paths** are strings with one char for one byte (`Latin1`). Results are values or −errno; no exception leaves this package.
///
/// **Context.** Everything runs in a thread under the kernel lock and never blocks: what cannot proceed gives EAGAIN. Only opening,
/// creating and path-making allocate objects; reading and writing do not.
package corto.fs.file;
