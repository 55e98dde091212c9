// SPDX-License-Identifier: Apache-2.0

/// System calls on memory. The work is done by `corto.memory.areas`; here arguments are decoded and checked as Linux does it.
package corto.posix.mman;
