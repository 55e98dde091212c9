// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

/// A value for a Kconfig symbol: `y`, `n`, a number, or a text without quotes. `symbol` has no `CONFIG_` in front; `place` is file and line.
public record Setting(String symbol, String value, String place) {
}
