// SPDX-License-Identifier: Apache-2.0

/// unix(7): the sockets of `corto.net.local` as open files, their names in the file system or abstract, descriptors and credentials.
///
/// Under the kernel lock. Only connect(2) waits, while a backlog is full.
///
/// **Not supported.** MSG_OOB. A socket that is on its way through itself, directly or through others, is never closed: Linux looks for such cycles.
package corto.posix.unix;
