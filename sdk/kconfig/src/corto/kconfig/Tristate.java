// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The logic of Kconfig: no, module, yes. `&&` is the lesser, `||` the greater, `!` swaps the ends.
public enum Tristate {
    N, M, Y;

    public Tristate and(Tristate other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    public Tristate or(Tristate other) {
        return ordinal() > other.ordinal() ? this : other;
    }

    public Tristate not() {
        return this == N ? Y : this == Y ? N : M;
    }

    public boolean isBelow(Tristate other) {
        return ordinal() < other.ordinal();
    }

    static Tristate of(boolean value) {
        return value ? Y : N;
    }

    /// `n`, `m` or `y`, as files have it.
    @Override
    public String toString() {
        return this == N ? "n" : this == M ? "m" : "y";
    }
}
