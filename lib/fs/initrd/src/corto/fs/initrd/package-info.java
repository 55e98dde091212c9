// SPDX-License-Identifier: Apache-2.0

/// The files that come with an image.
///
/// `Initrd.unpack` walks over the headers of a cpio archive and builds a tree of inodes whose contents lie in the archive. It checks every
/// number against the end of the archive before it is used: an archive cannot make it read elsewhere.
///
/// **Context.** At boot, once, under the kernel lock.
package corto.fs.initrd;
