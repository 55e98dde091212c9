// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

/// One place where we and an oracle differ.
///
/// @param where the tree and the configuration, @param check what was compared, @param detail the first difference
record Disagreement(String where, String check, String detail) {
    @Override
    public String toString() {
        return where + ": " + check + ": " + detail;
    }
}
