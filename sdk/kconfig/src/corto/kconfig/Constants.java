// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The three constants that are the same in every tree, with or without quotation marks.
final class Constants {
    static final Symbol N = logical("n", 0);
    static final Symbol M = logical("m", 1);
    static final Symbol Y = logical("y", 2);
    /// Numbers below this are theirs.
    static final int COUNT = 3;

    private Constants() {
    }

    private static Symbol logical(String name, int index) {
        Symbol symbol = new Symbol(name, index, true);
        symbol.type = Type.TRISTATE;
        return symbol;
    }

    /// The constant of this name, or `null`.
    static Symbol named(String name) {
        if (name.length() != 1) {
            return null;
        }
        return switch (name.charAt(0)) {
            case 'n' -> N;
            case 'm' -> M;
            case 'y' -> Y;
            default -> null;
        };
    }

    static Symbol of(Tristate value) {
        return value == Tristate.Y ? Y : value == Tristate.M ? M : N;
    }
}
