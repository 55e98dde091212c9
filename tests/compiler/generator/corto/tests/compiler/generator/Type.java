// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import java.util.List;

/// The types of generated variables. Numeric types come in the order of widening.
enum Type {
    BYTE("byte"), SHORT("short"), CHAR("char"), INT("int"), LONG("long"), FLOAT("float"), DOUBLE("double"),
    BOOLEAN("boolean"), STRING("String"), BOXED("Integer"), BOXED_LONG("Long"),
    INTS("int[]"), LONGS("long[]"), BYTES("byte[]"), DOUBLES("double[]"), CHARS("char[]"), STRINGS("String[]"), GRID("int[][]"),
    LIST("ArrayList<Integer>"), MAP("HashMap<String, Integer>"), NUMBERS("HashMap<Integer, Long>"), DEQUE("ArrayDeque<Integer>"),
    BASE("Base"), FACE("Face"), SHAPE("Shape"), COLOUR("Colour"), OBJECT("Object"), BUILDER("StringBuilder"),
    FUNCTION("IntBinaryOperator"), MAPPER("Function<Integer, String>");

    static final List<Type> NUMERIC = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
    static final List<Type> INTEGRAL = List.of(BYTE, SHORT, CHAR, INT, LONG);
    static final List<Type> SIMPLE = List.of(BYTE, SHORT, CHAR, INT, INT, INT, LONG, LONG, FLOAT, DOUBLE, BOOLEAN, STRING);
    static final List<Type> PARAMETERS = List.of(INT, INT, LONG, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR, BOOLEAN, STRING, INTS, BASE, SHAPE, OBJECT, LIST, BOXED);

    final String text;

    Type(String text) {
        this.text = text;
    }

    boolean isNumeric() {
        return ordinal() <= DOUBLE.ordinal();
    }

    boolean isIntegral() {
        return ordinal() <= LONG.ordinal();
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /// The type of `this op other` (JLS 5.6).
    Type promoted(Type other) {
        Type wider = ordinal() >= other.ordinal() ? this : other;
        return wider.ordinal() < INT.ordinal() ? INT : wider;
    }

    /// Arrays with elements of a simple type.
    boolean isArray() {
        return ordinal() >= INTS.ordinal() && ordinal() <= STRINGS.ordinal();
    }

    Type element() {
        return switch (this) {
            case INTS -> INT;
            case LONGS -> LONG;
            case BYTES -> BYTE;
            case DOUBLES -> DOUBLE;
            case CHARS -> CHAR;
            case STRINGS -> STRING;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static final List<Type> ARRAYS = List.of(INTS, LONGS, BYTES, DOUBLES, CHARS, STRINGS);
}
