// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.world.Op.LOOKUPSWITCH;

import corto.compiler.world.HeapObject;
import corto.compiler.world.Instruction;
import corto.compiler.world.Kind;
import java.util.Arrays;

/// Values in the slots of a [Frame], and the instructions that are functions of them alone.
final class Slots {
    private Slots() {}

    static void push(Frame f, int slot, Kind kind, Object value) {
        switch (kind) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> f.bits[slot] = (Integer) value;
            case LONG -> {
                f.bits[slot] = (Long) value;
                f.references[slot] = null; // a word
            }
            case FLOAT -> f.bits[slot] = Float.floatToRawIntBits((Float) value);
            case DOUBLE -> f.bits[slot] = Double.doubleToRawLongBits((Double) value);
            case REFERENCE -> f.references[slot] = (HeapObject) value;
            case VOID -> { }
        }
    }

    /// A field's or argument's value; the narrow kinds are cut to size (JVMS §6.5, putfield).
    static Object value(Frame f, int slot, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (int) f.bits[slot] & 1;
            case BYTE -> (int) (byte) f.bits[slot];
            case SHORT -> (int) (short) f.bits[slot];
            case CHAR -> (int) (char) f.bits[slot];
            case INT -> (int) f.bits[slot];
            case LONG -> f.bits[slot];
            case FLOAT -> toFloat(f.bits[slot]);
            case DOUBLE -> Double.longBitsToDouble(f.bits[slot]);
            case REFERENCE, VOID -> f.references[slot];
        };
    }

    static float toFloat(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    static long bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    static double toDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }

    static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /// Copies one slot.
    static void move(long[] p, HeapObject[] r, int from, int to) {
        p[to] = p[from];
        r[to] = r[from];
    }

    /// DUP, DUP_X1 … DUP2_X2: copies the top `count` slots below the `under` slots beneath them.
    static void duplicate(long[] p, HeapObject[] r, int top, int count, int under) {
        for (int i = 1; i <= count + under; i++) {
            move(p, r, top - i, top - i + count);
        }
        for (int i = 0; i < count; i++) {
            move(p, r, top + i, top - count - under + i);
        }
    }

    static int compare(double a, double b, boolean greaterIfUnordered) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : greaterIfUnordered ? 1 : -1;
    }

    /// Conditions in the order of the opcodes.
    static boolean holds(int condition, int a, int b) {
        return switch (condition) {
            case 0 -> a == b;
            case 1 -> a != b;
            case 2 -> a < b;
            case 3 -> a >= b;
            case 4 -> a > b;
            default -> a <= b;
        };
    }

    static int switchTarget(Instruction i, int key) {
        if (i.op == LOOKUPSWITCH) {
            int found = Arrays.binarySearch(i.keys, key); // sorted by JVMS §6.5
            return found >= 0 ? i.targets[found] : i.target;
        }
        int offset = i.keys.length == 0 ? -1 : key - i.keys[0];
        if (offset >= 0 && offset < i.keys.length && i.keys[offset] == key) {
            return i.targets[offset];
        }
        for (int n = 0; n < i.keys.length; n++) {
            if (i.keys[n] == key) {
                return i.targets[n];
            }
        }
        return i.target;
    }
}
