// SPDX-License-Identifier: Apache-2.0

/// System calls on threads. There is one process, so calls that would make another give ENOSYS and say so.
package corto.posix.threads;
