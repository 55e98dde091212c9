// SPDX-License-Identifier: Apache-2.0

/// Waiting for several files. poll(2) and select(2) watch each file for the time of one call; epoll(7) keeps its watches, `corto.fs.epoll`.
package corto.posix.poll;
