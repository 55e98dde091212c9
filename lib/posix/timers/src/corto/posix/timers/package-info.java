// SPDX-License-Identifier: Apache-2.0

/// timer_create(2) and its kin.
package corto.posix.timers;
