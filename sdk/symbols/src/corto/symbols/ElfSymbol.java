// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

/// One entry of an ELF symbol table, with the section it lies in.
///
/// A label that assembly gave no size (`.size`) reaches to the next symbol or to the end of its section.
public record ElfSymbol(String name, long address, long sizeBytes, Kind kind, String section, boolean inFile) {
    /// What the symbol's type says (`STT_FUNC`, `STT_OBJECT`, anything else).
    public enum Kind { FUNCTION, OBJECT, OTHER }
}
