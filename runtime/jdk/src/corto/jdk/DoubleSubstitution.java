// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.HexFloat;

@Substitute("java.lang.Double")
final class DoubleSubstitution {
    @Replace
    public static String toHexString(double value) {
        return HexFloat.toString(value, Double.MIN_EXPONENT);
    }
}
