// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.classfile.Annotation;
import java.util.List;

/// A field. Static fields carry the value that build-time initialisation left.
public final class JavaField {
    public final JavaClass owner;
    public final String name;
    public final String descriptor;
    public final int flags;
    public final Kind kind;
    public final List<Annotation> annotations;
    /// `ConstantValue` attribute (Integer, Long, Float, Double or String), or null.
    public final Object constantValue;

    /// Byte offset in an instance, header included; meaningless for static fields. Set by [JavaClass#layOut].
    int offset = -1;
    /// Index in [Instance#slots]; static fields have none.
    int slot = -1;
    /// Static fields: present build-time value: Integer (all int kinds), Long, Float, Double, [HeapObject] or null.
    public Object value;

    /// Whether code got hold of the offset ([World#markUnsafe]).
    boolean unsafe;

    JavaField(JavaClass owner, String name, String descriptor, int flags, Kind kind, Object constantValue,
            List<Annotation> annotations) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.flags = flags;
        this.kind = kind;
        this.constantValue = constantValue;
        this.annotations = annotations;
        this.value = kind.defaultValue();
    }

    public boolean isStatic() {
        return (flags & Access.STATIC) != 0;
    }

    public boolean isFinal() {
        return (flags & Access.FINAL) != 0;
    }

    /// The string value of a corto.lang annotation's only element, or null.
    public String annotationValue(String simpleName) {
        return Annotations.value(annotations, simpleName);
    }

    public boolean isUnsafe() {
        return unsafe;
    }

    public int offset() {
        owner.layOut();
        return offset;
    }

    public int slot() {
        owner.layOut();
        return slot;
    }

    @Override
    public String toString() {
        return owner.javaName() + "." + name;
    }
}
