// SPDX-License-Identifier: Apache-2.0

/// mount(2) and umount2(2) for programs. Under the kernel lock.
package corto.posix.tmpfs;
