// SPDX-License-Identifier: Apache-2.0

/// Page tables (APM volume 2, "Long-Mode Page Translation"): four levels of 512 entries. Tables below the root come from the frame allocator.
package corto.memory.pagetable;
