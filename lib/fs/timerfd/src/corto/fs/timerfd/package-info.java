// SPDX-License-Identifier: Apache-2.0

/// timerfd_create(2). Under the kernel lock; expiring happens at the end of an interrupt. Reading allocates nothing.
package corto.fs.timerfd;
