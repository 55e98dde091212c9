// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

/// Float, Double and StrictMath. The host's StrictMath is bit for bit that of any machine; its Math is not and is never used.
final class MathNatives {
    private MathNatives() {}

    static void addTo(Natives natives) {
        natives.add("java/lang/Float.floatToRawIntBits(F)I", (_, a) -> Float.floatToRawIntBits((Float) a[0]));
        natives.add("java/lang/Float.intBitsToFloat(I)F", (_, a) -> Float.intBitsToFloat((Integer) a[0]));
        natives.add("java/lang/Double.doubleToRawLongBits(D)J", (_, a) -> Double.doubleToRawLongBits((Double) a[0]));
        natives.add("java/lang/Double.longBitsToDouble(J)D", (_, a) -> Double.longBitsToDouble((Long) a[0]));
        natives.add("java/lang/StrictMath.sqrt(D)D", (_, a) -> StrictMath.sqrt((Double) a[0]));
        natives.replace("java/lang/Math.sqrt(D)D", (_, a) -> StrictMath.sqrt((Double) a[0]));
    }
}
