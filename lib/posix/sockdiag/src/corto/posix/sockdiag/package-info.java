// SPDX-License-Identifier: Apache-2.0

/// Sockets as messages of sock_diag(7), Linux's net/ipv4/inet_diag.c and net/unix/diag.c. Under the kernel lock; made anew for each request.
package corto.posix.sockdiag;
