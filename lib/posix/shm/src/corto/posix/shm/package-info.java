// SPDX-License-Identifier: Apache-2.0

/// Shared memory of System V: segments are files in memory without names, attachments are areas that map them. Everything runs under the kernel lock.
package corto.posix.shm;
