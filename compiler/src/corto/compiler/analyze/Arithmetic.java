// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.Kind;
import corto.compiler.world.Op;

/// Arithmetic on abstract values: known operands give known results, by the rules of the JVM (JVMS §6.5).
final class Arithmetic {
    private Arithmetic() {}

    static boolean mayBeZero(Value divisor) {
        return divisor.constant == null || ((Number) divisor.constant).longValue() == 0;
    }

    static Value unary(int op, Value v) {
        if (v.constant == null) {
            return v;
        }
        return switch (op) {
            case Op.INEG -> Value.number(-(Integer) v.constant);
            case Op.LNEG -> Value.number(-(Long) v.constant);
            case Op.FNEG -> Value.number(-(Float) v.constant);
            default -> Value.number(-(Double) v.constant);
        };
    }

    static Value convert(int op, Value v) {
        Kind to = switch (op) {
            case Op.I2L, Op.F2L, Op.D2L -> Kind.LONG;
            case Op.I2F, Op.L2F, Op.D2F -> Kind.FLOAT;
            case Op.I2D, Op.L2D, Op.F2D -> Kind.DOUBLE;
            default -> Kind.INT;
        };
        if (v.constant == null) {
            return Value.any(to);
        }
        Number n = (Number) v.constant;
        return switch (op) {
            case Op.I2B -> Value.number((int) (byte) n.intValue());
            case Op.I2C -> Value.number((int) (char) n.intValue());
            case Op.I2S -> Value.number((int) (short) n.intValue());
            case Op.F2I -> Value.number((int) n.floatValue());
            case Op.D2I -> Value.number((int) n.doubleValue());
            case Op.F2L -> Value.number((long) n.floatValue());
            case Op.D2L -> Value.number((long) n.doubleValue());
            case Op.L2I -> Value.number((int) n.longValue());
            case Op.I2L -> Value.number((long) n.intValue());
            case Op.I2F -> Value.number((float) n.intValue());
            case Op.L2F -> Value.number((float) n.longValue());
            case Op.D2F -> Value.number((float) n.doubleValue());
            case Op.I2D -> Value.number((double) n.intValue());
            case Op.L2D -> Value.number((double) n.longValue());
            default -> Value.number((double) n.floatValue());
        };
    }

    static Value binary(int op, Value left, Value right) {
        Kind kind = op >= Op.LCMP && op <= Op.DCMPG ? Kind.INT : left.kind;
        if (left.constant == null || right.constant == null) {
            return Value.any(kind);
        }
        return Value.number(switch (left.constant) {
            case Integer a -> ints(op, a, (Integer) right.constant);
            case Long a -> right.constant instanceof Integer shift ? shift(op, a, shift) : longs(op, a, (Long) right.constant);
            case Float a -> floats(op, a, (Float) right.constant);
            case Double a -> doubles(op, a, (Double) right.constant);
            default -> throw new IllegalStateException(left.toString());
        });
    }

    private static Object ints(int op, int a, int b) {
        return switch (op) {
            case Op.IADD -> a + b;
            case Op.ISUB -> a - b;
            case Op.IMUL -> a * b;
            case Op.IDIV -> a / b;
            case Op.IREM -> a % b;
            case Op.ISHL -> a << b;
            case Op.ISHR -> a >> b;
            case Op.IUSHR -> a >>> b;
            case Op.IAND -> a & b;
            case Op.IOR -> a | b;
            case Op.IXOR -> a ^ b;
            default -> throw new IllegalArgumentException("op " + op);
        };
    }

    private static Object shift(int op, long a, int b) {
        return switch (op) {
            case Op.LSHL -> a << b;
            case Op.LSHR -> a >> b;
            case Op.LUSHR -> a >>> b;
            default -> throw new IllegalArgumentException("op " + op);
        };
    }

    private static Object longs(int op, long a, long b) {
        return switch (op) {
            case Op.LADD -> a + b;
            case Op.LSUB -> a - b;
            case Op.LMUL -> a * b;
            case Op.LDIV -> a / b;
            case Op.LREM -> a % b;
            case Op.LAND -> a & b;
            case Op.LOR -> a | b;
            case Op.LXOR -> a ^ b;
            case Op.LCMP -> Long.compare(a, b);
            default -> throw new IllegalArgumentException("op " + op);
        };
    }

    private static Object floats(int op, float a, float b) {
        return switch (op) {
            case Op.FADD -> a + b;
            case Op.FSUB -> a - b;
            case Op.FMUL -> a * b;
            case Op.FDIV -> a / b;
            case Op.FREM -> a % b;
            case Op.FCMPL -> a > b ? 1 : a == b ? 0 : -1;
            case Op.FCMPG -> a < b ? -1 : a == b ? 0 : 1;
            default -> throw new IllegalArgumentException("op " + op);
        };
    }

    private static Object doubles(int op, double a, double b) {
        return switch (op) {
            case Op.DADD -> a + b;
            case Op.DSUB -> a - b;
            case Op.DMUL -> a * b;
            case Op.DDIV -> a / b;
            case Op.DREM -> a % b;
            case Op.DCMPL -> a > b ? 1 : a == b ? 0 : -1;
            case Op.DCMPG -> a < b ? -1 : a == b ? 0 : 1;
            default -> throw new IllegalArgumentException("op " + op);
        };
    }
}
