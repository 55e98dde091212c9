// SPDX-License-Identifier: Apache-2.0

/// The kernel log for programs.
package corto.posix.log;
