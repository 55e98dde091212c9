// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.classfile.Attributes;
import java.lang.classfile.attribute.InnerClassInfo;
import java.util.Optional;

/// Fills `java.lang.Class` objects with what the substituted java.lang.Class (runtime/jdk/base) keeps.
final class Mirrors {
    // Bits of `Class.flags`.
    private static final int PRIMITIVE = 1;
    private static final int RECORD = 2;
    private static final int HIDDEN = 4;
    private static final int ANONYMOUS = 8;
    private static final int LOCAL = 16;
    private static final int MEMBER = 32;
    private static final int ASSERTIONS = 64;
    private static final int SEALED = 128;

    private final World world;
    private final Instance mirror;
    private final JavaClass type;

    private Mirrors(World world, Instance mirror, JavaClass type) {
        this.world = world;
        this.mirror = mirror;
        this.type = type;
    }

    static void fill(World world, Instance mirror, JavaClass type) {
        new Mirrors(world, mirror, type).fill();
    }

    private void fill() {
        set("name", world.string(type.javaName()));
        int flags = (type.isPrimitive() ? PRIMITIVE : 0) | (isRecord() ? RECORD : 0) | (world.hasAssertions() && !type.module.equals("java.base") ? ASSERTIONS : 0);
        int modifiers = type.flags & ~Access.SYNCHRONIZED; // ACC_SUPER has the same bit
        if (type.isArray()) {
            set("componentType", world.mirror(type.element()));
        }
        if (!type.isPrimitive() && !(type.isArray() && type.element().isArray())) {
            set("arrayClass", world.mirror(type.arrayClass()));
        }
        if (type.superclass != null && !type.isInterface()) {
            set("superclass", world.mirror(type.superclass));
        }
        ArrayObject interfaces = new ArrayObject(mirror.type.arrayClass(), type.interfaces.size());
        for (int i = 0; i < type.interfaces.size(); i++) {
            interfaces.set(i, world.mirror(type.interfaces.get(i)));
        }
        set("interfaces", interfaces);
        if (type.model != null) {
            flags |= type.model.findAttribute(Attributes.permittedSubclasses()).isPresent() ? SEALED : 0;
            flags |= type.name.contains("$$Lambda") ? HIDDEN : 0;
            Optional<InnerClassInfo> inner = innerClass();
            if (inner.isPresent()) {
                modifiers = inner.get().flagsMask();
                flags |= nesting(inner.get());
            }
        }
        set("modifiers", modifiers);
        set("flags", flags);
    }

    private boolean isRecord() {
        return type.superclass != null && type.superclass.name.equals("java/lang/Record");
    }

    /// The row of the InnerClasses attribute that is about this class (JVMS §4.7.6).
    private Optional<InnerClassInfo> innerClass() {
        return type.model.findAttribute(Attributes.innerClasses()).flatMap(a -> a.classes().stream()
                .filter(c -> c.innerClass().asInternalName().equals(type.name)).findFirst());
    }

    private int nesting(InnerClassInfo info) {
        String outer = info.outerClass().map(o -> o.asInternalName()).orElse(null);
        if (outer == null) {
            outer = type.model.findAttribute(Attributes.enclosingMethod()).map(m -> m.enclosingClass().asInternalName()).orElse(null);
        }
        JavaClass enclosing = outer == null ? null : world.findClass(outer);
        if (enclosing != null) {
            set("enclosingClass", world.mirror(enclosing));
        }
        set("simpleName", world.string(info.innerName().map(n -> n.stringValue()).orElse("")));
        return info.outerClass().isPresent() ? MEMBER : info.innerName().isPresent() ? LOCAL : ANONYMOUS;
    }

    private void set(String name, Object value) {
        JavaField field = mirror.type.declaredField(name);
        if (field != null) {
            mirror.set(field, value);
        }
    }
}
