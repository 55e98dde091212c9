// SPDX-License-Identifier: Apache-2.0

/// signalfd(2).
package corto.posix.signalfd;
