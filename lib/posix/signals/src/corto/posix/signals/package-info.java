// SPDX-License-Identifier: Apache-2.0

/// System calls on signals, signal(7).
package corto.posix.signals;
