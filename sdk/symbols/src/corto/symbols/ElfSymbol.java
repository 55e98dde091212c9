// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

/// One entry of an ELF symbol table that has a size, with the section it lies in.
public record ElfSymbol(String name, long address, long sizeBytes, Kind kind, String section, boolean inFile) {
    /// What the symbol's type says (`STT_FUNC`, `STT_OBJECT`, anything else).
    public enum Kind { FUNCTION, OBJECT, OTHER }
}
