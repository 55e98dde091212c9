// SPDX-License-Identifier: Apache-2.0
package corto.lang;

/// Symbols of the image: those of linker scripts, of assembly and of exported methods.
public final class Symbol {
    private Symbol() {}

    /// The address of an ELF symbol, a constant after linking. `name` must be a constant string.
    @Intrinsic
    public static Address address(String name) {
        return SimulatedMemory.current().symbol(name);
    }
}
