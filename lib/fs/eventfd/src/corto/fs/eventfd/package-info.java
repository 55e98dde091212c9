// SPDX-License-Identifier: Apache-2.0

/// eventfd(2). Under the kernel lock; reading and writing allocate nothing.
package corto.fs.eventfd;
