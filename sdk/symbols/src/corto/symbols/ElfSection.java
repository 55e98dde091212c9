// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

/// A section that occupies memory at run time (`SHF_ALLOC`). `inFile` is false for `.bss` and its like (`SHT_NOBITS`).
public record ElfSection(String name, long address, long sizeBytes, boolean inFile) {
}
