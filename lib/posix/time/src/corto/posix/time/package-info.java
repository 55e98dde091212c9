// SPDX-License-Identifier: Apache-2.0

/// System calls on time, time(7).
package corto.posix.time;
