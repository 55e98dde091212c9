// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.HexFloat;

@Substitute("java.lang.Float")
final class FloatSubstitution {
    @Replace
    public static String toHexString(float value) {
        return HexFloat.toString(value, Float.MIN_EXPONENT);
    }
}
