// SPDX-License-Identifier: Apache-2.0

/// The direct map: all of physical memory at one distance, in the upper half of the address space.
package corto.memory.directmap;
