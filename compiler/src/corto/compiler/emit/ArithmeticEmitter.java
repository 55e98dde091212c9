// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.world.Instruction;
import corto.compiler.world.Kind;
import corto.compiler.world.Op;

/// Arithmetic, conversions and comparisons as C expressions (JVMS §6.5). Those of floating point are named, not written with operators:
/// `hardfloat.h` and `softfloat.h` define them.
final class ArithmeticEmitter {
    private final MethodText m;

    ArithmeticEmitter(MethodText text) {
        m = text;
    }

    void compute(int op) {
        if (op >= Op.INEG && op <= Op.DNEG) {
            Operand v = m.pop();
            m.push(v.kind(), switch (op) {
                case Op.FNEG -> "float_negate(" + v.text() + ")";
                case Op.DNEG -> "double_negate(" + v.text() + ")";
                default -> "-" + v.text();
            });
            return;
        }
        if (op >= Op.I2L && op <= Op.I2S) {
            convert(op, m.pop());
            return;
        }
        Operand right = m.peek(0);
        Operand left = m.peek(1);
        boolean division = op == Op.IDIV || op == Op.IREM || op == Op.LDIV || op == Op.LREM;
        Object divisor = m.frame.peek(0).constant;
        if (division && (divisor == null || ((Number) divisor).longValue() == 0)) {
            m.raiseIf(right.text() + " == 0", m.analysis.hooks().arithmetic(), "");
            if (divisor != null) {
                return;
            }
        }
        m.pop();
        m.pop();
        Kind kind = op >= Op.LCMP && op <= Op.DCMPG ? Kind.INT : left.kind();
        if (op >= Op.LCMP && op <= Op.DCMPG && isTestedNext()) {
            String text = "(" + binary(op, left.text(), right.text(), false) + ")";
            m.stack.add(Operand.compared(new Operand.Comparison(op, left.text(), right.text()), text));
            return;
        }
        m.push(kind, binary(op, left.text(), right.text(), division && divisor != null && ((Number) divisor).longValue() != -1));
    }

    static String binary(int op, String a, String b, boolean plainDivision) {
        return switch (op) {
            case Op.IADD, Op.LADD -> a + " + " + b;
            case Op.ISUB, Op.LSUB -> a + " - " + b;
            case Op.IMUL, Op.LMUL -> a + " * " + b;
            case Op.FADD, Op.FSUB, Op.FMUL, Op.FDIV, Op.FREM -> "float_" + floatingName(op) + "(" + a + ", " + b + ")";
            case Op.DADD, Op.DSUB, Op.DMUL, Op.DDIV, Op.DREM -> "double_" + floatingName(op) + "(" + a + ", " + b + ")";
            case Op.IDIV -> plainDivision ? a + " / " + b : "divide_int(" + a + ", " + b + ")";
            case Op.LDIV -> plainDivision ? a + " / " + b : "divide_long(" + a + ", " + b + ")";
            case Op.IREM -> plainDivision ? a + " % " + b : "remainder_int(" + a + ", " + b + ")";
            case Op.LREM -> plainDivision ? a + " % " + b : "remainder_long(" + a + ", " + b + ")";
            case Op.ISHL -> a + " << (" + b + " & 31)";
            case Op.LSHL -> a + " << (" + b + " & 63)";
            case Op.ISHR -> a + " >> (" + b + " & 31)";
            case Op.LSHR -> a + " >> (" + b + " & 63)";
            case Op.IUSHR -> "(jint)((uint32_t)" + a + " >> (" + b + " & 31))";
            case Op.LUSHR -> "(jlong)((uint64_t)" + a + " >> (" + b + " & 63))";
            case Op.IAND, Op.LAND -> a + " & " + b;
            case Op.IOR, Op.LOR -> a + " | " + b;
            case Op.IXOR, Op.LXOR -> a + " ^ " + b;
            case Op.LCMP -> "(" + a + " > " + b + ") - (" + a + " < " + b + ")";
            case Op.FCMPL, Op.DCMPL -> less(op, b, a) + " ? 1 : " + equal(op, a, b) + " ? 0 : -1";
            case Op.FCMPG, Op.DCMPG -> less(op, a, b) + " ? -1 : " + equal(op, a, b) + " ? 0 : 1";
            default -> throw new IllegalStateException("op " + op);
        };
    }

    private static String floatingName(int op) {
        return switch (op) {
            case Op.FADD, Op.DADD -> "add";
            case Op.FSUB, Op.DSUB -> "subtract";
            case Op.FMUL, Op.DMUL -> "multiply";
            case Op.FDIV, Op.DDIV -> "divide";
            default -> "remainder";
        };
    }

    private static String type(int comparison) {
        return comparison == Op.FCMPL || comparison == Op.FCMPG ? "float" : "double";
    }

    private static String equal(int comparison, String a, String b) {
        return comparison == Op.LCMP ? a + " == " + b : type(comparison) + "_equal(" + a + ", " + b + ")";
    }

    private static String less(int comparison, String a, String b) {
        return comparison == Op.LCMP ? a + " < " + b : type(comparison) + "_less(" + a + ", " + b + ")";
    }

    private static String lessOrEqual(int comparison, String a, String b) {
        return comparison == Op.LCMP ? a + " <= " + b : type(comparison) + "_less_or_equal(" + a + ", " + b + ")";
    }

    void convert(int op, Operand v) {
        String a = v.text();
        switch (op) {
            case Op.I2L -> m.push(Kind.LONG, "(jlong)" + a);
            case Op.L2I -> m.push(Kind.INT, "(jint)" + a);
            case Op.I2F -> m.push(Kind.FLOAT, "float_of_int(" + a + ")");
            case Op.L2F -> m.push(Kind.FLOAT, "float_of_long(" + a + ")");
            case Op.D2F -> m.push(Kind.FLOAT, "float_of_double(" + a + ")");
            case Op.I2D -> m.push(Kind.DOUBLE, "double_of_int(" + a + ")");
            case Op.L2D -> m.push(Kind.DOUBLE, "double_of_long(" + a + ")");
            case Op.F2D -> m.push(Kind.DOUBLE, "double_of_float(" + a + ")");
            case Op.F2I -> m.push(Kind.INT, "int_of_float(" + a + ")");
            case Op.D2I -> m.push(Kind.INT, "int_of_double(" + a + ")");
            case Op.F2L -> m.push(Kind.LONG, "long_of_float(" + a + ")");
            case Op.D2L -> m.push(Kind.LONG, "long_of_double(" + a + ")");
            case Op.I2B -> m.push(Kind.INT, "(jbyte)" + a);
            case Op.I2C -> m.push(Kind.INT, "(jchar)" + a);
            case Op.I2S -> m.push(Kind.INT, "(jshort)" + a);
            default -> throw new IllegalStateException("op " + op);
        }
    }

    /// Whether the next instruction branches on the result of this one, and is reached from here only.
    private boolean isTestedNext() {
        int next = m.index + 1;
        Instruction[] instructions = m.method.code().instructions();
        return next < instructions.length && !m.flow.leaders().get(next) && instructions[next].op >= Op.IFEQ && instructions[next].op <= Op.IFLE;
    }

    /// The condition `comparison op 0`, where a NaN makes fcmpl and dcmpl negative, fcmpg and dcmpg positive.
    private static String conditionText(int op, Operand.Comparison c) {
        boolean nanIsLess = c.op() == Op.FCMPL || c.op() == Op.DCMPL;
        boolean nanIsGreater = c.op() == Op.FCMPG || c.op() == Op.DCMPG;
        String a = c.left();
        String b = c.right();
        return switch (op) {
            case Op.IFEQ -> equal(c.op(), a, b);
            case Op.IFNE -> "!(" + equal(c.op(), a, b) + ")";
            case Op.IFLT -> nanIsLess ? "!(" + lessOrEqual(c.op(), b, a) + ")" : less(c.op(), a, b);
            case Op.IFLE -> nanIsLess ? "!(" + less(c.op(), b, a) + ")" : lessOrEqual(c.op(), a, b);
            case Op.IFGT -> nanIsGreater ? "!(" + lessOrEqual(c.op(), a, b) + ")" : less(c.op(), b, a);
            default -> nanIsGreater ? "!(" + less(c.op(), a, b) + ")" : lessOrEqual(c.op(), b, a);
        };
    }

    String conditionText(int op) {
        Operand.Comparison comparison = m.peek(0).comparison();
        if (comparison != null && op <= Op.IFLE) {
            return conditionText(op, comparison);
        }
        String b = m.peek(0).text();
        return switch (op) {
            case Op.IFNULL -> "!" + b;
            case Op.IFNONNULL -> b;
            case Op.IFEQ -> b + " == 0";
            case Op.IFNE -> b + " != 0";
            case Op.IFLT -> b + " < 0";
            case Op.IFGE -> b + " >= 0";
            case Op.IFGT -> b + " > 0";
            case Op.IFLE -> b + " <= 0";
            default -> {
                String a = m.peek(1).text();
                yield a + switch (op) {
                    case Op.IF_ICMPEQ, Op.IF_ACMPEQ -> " == ";
                    case Op.IF_ICMPNE, Op.IF_ACMPNE -> " != ";
                    case Op.IF_ICMPLT -> " < ";
                    case Op.IF_ICMPGE -> " >= ";
                    case Op.IF_ICMPGT -> " > ";
                    default -> " <= ";
                } + b;
            }
        };
    }
}
