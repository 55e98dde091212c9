// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

/// Numbers as C constants.
final class Literals {
    private Literals() {}

    static String of(Object number) {
        return switch (number) {
            case Integer i -> i == Integer.MIN_VALUE ? "(-2147483647 - 1)" : i < 0 ? "(" + i + ")" : i.toString();
            case Long l -> l == Long.MIN_VALUE ? "(-INT64_C(9223372036854775807) - 1)" : l < 0 ? "(-INT64_C(" + -l + "))" : "INT64_C(" + l + ")";
            case Float f -> {
                String bits = of(Float.floatToRawIntBits(f));
                yield "FLOAT(" + bits + ", " + (Float.isFinite(f) ? "(" + Float.toHexString(f) + "f)" : "float_of_bits(" + bits + ")") + ")";
            }
            case Double d -> {
                String bits = of(Double.doubleToRawLongBits(d));
                yield "DOUBLE(" + bits + ", " + (Double.isFinite(d) ? "(" + Double.toHexString(d) + ")" : "double_of_bits(" + bits + ")") + ")";
            }
            default -> throw new IllegalArgumentException(number.toString());
        };
    }
}
