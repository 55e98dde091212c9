// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.Kind;
import java.util.Arrays;
import java.util.Objects;

/// What is known about a value: nothing ([#NONE], no execution gets here), a constant, or a set of possibilities.
///
/// A reference is described by the classes its object may have, a short list of exact ones or all instantiated
/// subtypes of one (a *cone*), by whether it may be null, and by the object itself if that is known.
public final class Value {
    /// Beyond this many exact classes a set becomes a cone.
    private static final int MOST_EXACT = 10;
    private static final JavaClass[] NO_CLASSES = {};

    /// No value: the code is not reached.
    public static final Value NONE = new Value(Kind.VOID, null, false, null, NO_CLASSES, false);
    public static final Value INT = new Value(Kind.INT, null, false, null, NO_CLASSES, false);
    public static final Value LONG = new Value(Kind.LONG, null, false, null, NO_CLASSES, false);
    public static final Value FLOAT = new Value(Kind.FLOAT, null, false, null, NO_CLASSES, false);
    public static final Value DOUBLE = new Value(Kind.DOUBLE, null, false, null, NO_CLASSES, false);
    /// Some value of a word type.
    public static final Value WORD = new Value(Kind.LONG, null, false, null, NO_CLASSES, true);
    /// A word between `new` and its constructor.
    public static final Value NEW_WORD = new Value(Kind.LONG, "new", false, null, NO_CLASSES, true);
    public static final Value NULL = new Value(Kind.REFERENCE, null, true, null, NO_CLASSES, false);

    /// INT, LONG, FLOAT, DOUBLE or REFERENCE; VOID for [#NONE].
    public final Kind kind;
    /// Integer, Long, Float, Double, a [HeapObject], or null if not known.
    public final Object constant;
    public final boolean maybeNull;
    /// If not null: any instantiated subtype of it. Else [#exact] lists the classes.
    public final JavaClass cone;
    /// By class id.
    public final JavaClass[] exact;
    /// Of a word type: one stack slot although [Kind#LONG].
    public final boolean word;

    private Value(Kind kind, Object constant, boolean maybeNull, JavaClass cone, JavaClass[] exact, boolean word) {
        this.kind = kind;
        this.constant = constant;
        this.maybeNull = maybeNull;
        this.cone = cone;
        this.exact = exact;
        this.word = word;
    }

    /// Anything of a stack kind (not a reference).
    public static Value any(Kind kind) {
        return switch (kind.stackKind()) {
            case INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    /// A known number: Integer, Long, Float or Double.
    public static Value number(Object constant) {
        Kind kind = switch (constant) {
            case Integer _ -> Kind.INT;
            case Long _ -> Kind.LONG;
            case Float _ -> Kind.FLOAT;
            case Double _ -> Kind.DOUBLE;
            default -> throw new IllegalArgumentException(constant.toString());
        };
        return new Value(kind, constant, false, null, NO_CLASSES, false);
    }

    public static Value word(Long bits) {
        return new Value(Kind.LONG, bits, false, null, NO_CLASSES, true);
    }

    /// A known object.
    public static Value object(HeapObject object) {
        return new Value(Kind.REFERENCE, object, false, null, new JavaClass[] {object.type}, false);
    }

    /// A field's or an interpreter's value: null, a number or an object.
    public static Value of(Object value) {
        return value == null ? NULL : value instanceof HeapObject object ? object(object) : number(value);
    }

    /// A new object of exactly this class.
    public static Value exactly(JavaClass type) {
        return new Value(Kind.REFERENCE, null, false, null, new JavaClass[] {type}, false);
    }

    /// Null or an instance of any subtype.
    public static Value subtypeOf(JavaClass type) {
        return coneOf(type, true);
    }

    private static Value coneOf(JavaClass type, boolean maybeNull) {
        if (type.isFinal() && !type.isInterface() && (!type.isArray() || leafArray(type))) {
            return new Value(Kind.REFERENCE, null, maybeNull, null, new JavaClass[] {type}, false);
        }
        return new Value(Kind.REFERENCE, null, maybeNull, type, NO_CLASSES, false);
    }

    private static boolean leafArray(JavaClass type) {
        JavaClass element = type.element();
        return element.isPrimitive() || element.isWord() || element.isFinal() && (!element.isArray() || leafArray(element));
    }

    public boolean isNone() {
        return kind == Kind.VOID;
    }

    public boolean isReference() {
        return kind == Kind.REFERENCE;
    }

    public boolean isNull() {
        return isReference() && maybeNull && cone == null && exact.length == 0;
    }

    /// JVMS §2.11.1: category 2 values take two stack slots.
    public boolean isWide() {
        return (kind == Kind.LONG || kind == Kind.DOUBLE) && !word;
    }

    public Integer intConstant() {
        return kind == Kind.INT ? (Integer) constant : null;
    }

    public HeapObject objectConstant() {
        return isReference() ? (HeapObject) constant : null;
    }

    /// The class mirrored by a constant `java.lang.Class`, or null.
    public JavaClass mirroredConstant() {
        return constant instanceof Instance instance ? instance.mirrored : null;
    }

    /// Whether it can only be null or an array.
    public boolean isArray() {
        if (cone != null) {
            return cone.isArray();
        }
        for (JavaClass type : exact) {
            if (!type.isArray()) {
                return false;
            }
        }
        return isReference();
    }

    /// The one class the object must have, or null. Null itself is still possible if `maybeNull`.
    public JavaClass exactClass() {
        return cone == null && exact.length == 1 ? exact[0] : null;
    }

    public Value nonNull() {
        if (!isReference() || !maybeNull) {
            return this;
        }
        return cone == null && exact.length == 0 ? NONE : new Value(kind, constant, false, cone, exact, false);
    }

    public Value orNull() {
        return !isReference() || maybeNull ? this : new Value(kind, null, true, cone, exact, false);
    }

    /// Loses the knowledge which constant it is; of an object the class stays.
    public Value withoutConstant() {
        if (constant == null || this == NEW_WORD) {
            return this;
        }
        return isReference() ? new Value(kind, null, maybeNull, cone, exact, false) : word ? WORD : any(kind);
    }

    /// The least value that covers both. Null if they cannot meet in one variable (it is dead there).
    public Value join(Value other) {
        if (this == other || other.isNone()) {
            return this;
        }
        if (isNone()) {
            return other;
        }
        if (kind != other.kind || word != other.word) {
            return null;
        }
        if (!isReference()) {
            if (this == NEW_WORD || other == NEW_WORD) {
                return null;
            }
            if (constant != null && constant.equals(other.constant)) { // equals: -0.0 and 0.0 differ, NaNs agree
                return this;
            }
            return constant == null ? this : word ? WORD : any(kind);
        }
        Object sameObject = constant != null && constant == other.constant && !maybeNull && !other.maybeNull ? constant : null;
        boolean nullable = maybeNull || other.maybeNull;
        if (cone == null && other.cone == null) {
            JavaClass[] union = union(exact, other.exact);
            if (union.length <= MOST_EXACT) {
                return same(sameObject, nullable, null, union) ? this : new Value(kind, sameObject, nullable, null, union, false);
            }
            JavaClass top = union[0];
            for (JavaClass type : union) {
                top = common(top, type);
            }
            return new Value(kind, null, nullable, top, NO_CLASSES, false);
        }
        JavaClass top = cone != null ? cone : other.cone;
        if (cone != null && other.cone != null) {
            top = common(cone, other.cone);
        }
        for (JavaClass type : cone != null ? other.exact : exact) {
            top = common(top, type);
        }
        return same(null, nullable, top, NO_CLASSES) ? this : new Value(kind, null, nullable, top, NO_CLASSES, false);
    }

    private boolean same(Object newConstant, boolean nullable, JavaClass newCone, JavaClass[] classes) {
        return constant == newConstant && maybeNull == nullable && cone == newCone && Arrays.equals(exact, classes);
    }

    private static JavaClass[] union(JavaClass[] a, JavaClass[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        JavaClass[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all, (x, y) -> Integer.compare(x.id, y.id));
        int n = 0;
        for (JavaClass type : all) {
            if (n == 0 || all[n - 1] != type) {
                all[n++] = type;
            }
        }
        return Arrays.copyOf(all, n);
    }

    private static JavaClass common(JavaClass a, JavaClass b) {
        if (b.isSubtypeOf(a)) {
            return a;
        }
        if (a.isSubtypeOf(b)) {
            return b;
        }
        for (JavaClass c = a.superclass; c != null; c = c.superclass) {
            if (b.isSubtypeOf(c)) {
                return c;
            }
        }
        return a.world.classNamed("java/lang/Object");
    }

    /// This value, known to be null or an instance of `type` (a passed check, a declared type).
    public Value narrow(JavaClass type) {
        if (!isReference() || type.isWord()) {
            return this;
        }
        if (cone == null) {
            int n = 0;
            JavaClass[] kept = new JavaClass[exact.length];
            for (JavaClass c : exact) {
                if (c.isSubtypeOf(type)) {
                    kept[n++] = c;
                }
            }
            if (n == exact.length) {
                return this;
            }
            return n == 0 ? (maybeNull ? NULL : NONE) : new Value(kind, null, maybeNull, null, Arrays.copyOf(kept, n), false);
        }
        if (cone.isSubtypeOf(type)) {
            return this;
        }
        return type.isSubtypeOf(cone) || cone.isInterface() && !type.isInterface() ? coneOf(type, maybeNull) : this;
    }

    /// Whether every object this may be is an instance of `type` (null aside).
    public boolean alwaysInstanceOf(JavaClass type) {
        if (cone != null) {
            return cone.isSubtypeOf(type);
        }
        for (JavaClass c : exact) {
            if (!c.isSubtypeOf(type)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Value v && kind == v.kind && maybeNull == v.maybeNull && cone == v.cone && word == v.word
                && (isReference() ? constant == v.constant : Objects.equals(constant, v.constant)) && Arrays.equals(exact, v.exact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, maybeNull, cone, word, Arrays.hashCode(exact));
    }

    @Override
    public String toString() {
        if (!isReference()) {
            return isNone() ? "none" : constant == null ? kind.cName : constant.toString();
        }
        return (constant != null ? constant + " " : "") + (cone != null ? cone + "+" : Arrays.toString(exact)) + (maybeNull ? "?" : "");
    }
}
