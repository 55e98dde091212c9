// SPDX-License-Identifier: Apache-2.0

/// What the program finds when it begins: a root file system from the archive that came with the image, `/dev`, and the console as its standard files.
///
/// A boot step. Whoever mounts something else below the root requires this library, and so comes after it.
package corto.posix.rootfs;
