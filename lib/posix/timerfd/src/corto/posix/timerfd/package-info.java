// SPDX-License-Identifier: Apache-2.0

/// System calls on timers that are files. What they do is in `corto.fs.timerfd`.
package corto.posix.timerfd;
