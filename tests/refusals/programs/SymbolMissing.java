// SPDX-License-Identifier: Apache-2.0
// refused: no_such_symbol
// refused: SymbolMissing.java:9
import corto.lang.Symbol;

/// A symbol that nobody defines.
class SymbolMissing {
    public static void main(String[] args) {
        System.out.println(Symbol.address("no_such_symbol").bits());
    }
}
