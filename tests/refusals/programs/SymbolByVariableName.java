// SPDX-License-Identifier: Apache-2.0
// refused: Symbol.address is called with a name that is not a constant
// refused: used by SymbolByVariableName.find(SymbolByVariableName.java:15)
// refused: called by SymbolByVariableName.main(
// refused: Write the symbol's name in the call
import corto.lang.Symbol;

/// A symbol whose name is not known at build time.
class SymbolByVariableName {
    public static void main(String[] args) {
        System.out.println(find(args[0]));
    }

    private static long find(String name) {
        return Symbol.address(name).bits();
    }
}
