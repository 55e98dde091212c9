// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Natives.bool;
import static corto.compiler.interpret.Natives.mirrored;
import static corto.compiler.interpret.Natives.text;

import corto.compiler.world.Access;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.lang.classfile.Attributes;
import java.util.List;

/// Class objects, the little reflection that initialisers use, and services.
///
/// Entries for natives serve the JDK's own java.lang.Class; the one for images has fields instead, which the compiler fills.
final class ClassNatives {
    /// Class.ASSERTIONS of the class for images.
    private static final int ASSERTIONS = 64;

    private ClassNatives() {}

    static NativeMethod replacement(String key) {
        return switch (key) {
            case "java/lang/Class.isInterface()Z" -> (_, a) -> bool(self(a).isInterface());
            case "java/lang/Class.isArray()Z" -> (_, a) -> bool(self(a).isArray());
            case "java/lang/Class.isPrimitive()Z" -> (_, a) -> bool(self(a).isPrimitive());
            case "java/lang/Class.isEnum()Z" -> (_, a) -> bool(self(a).isEnum());
            case "java/lang/Class.getComponentType()Ljava/lang/Class;", "java/lang/Class.componentType()Ljava/lang/Class;" ->
                (in, a) -> self(a).isArray() ? in.world.mirror(self(a).element()) : null;
            case "java/lang/Class.arrayType()Ljava/lang/Class;" -> (in, a) -> in.world.mirror(self(a).arrayClass());
            case "java/lang/Class.getSimpleName()Ljava/lang/String;" -> (in, a) -> in.world.string(simpleName(self(a)));
            case "java/lang/Class.getEnumConstantsShared()[Ljava/lang/Object;" ->
                (in, a) -> self(a).isEnum() ? in.enumConstants(self(a)) : null;
            case "java/lang/Class.desiredAssertionStatus()Z" -> (_, a) -> assertions((Instance) a[0]);
            case "java/lang/Class.getDeclaredField(Ljava/lang/String;)Ljava/lang/reflect/Field;" -> (in, a) -> field(in, self(a), text(in, a[1]));
            // Written in Java it would need int.class, which javac reads from Integer.TYPE, which calls this.
            case "java/lang/Class.getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;" ->
                (in, a) -> in.world.mirror(in.world.classNamed(text(in, a[0])));
            case "java/lang/Class.forName(Ljava/lang/String;)Ljava/lang/Class;" -> (in, a) -> forName(in, text(in, a[0]), true);
            case "java/lang/Class.forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;" ->
                (in, a) -> forName(in, text(in, a[0]), (Integer) a[1] != 0);
            case "jdk/internal/reflect/Reflection.getCallerClass()Ljava/lang/Class;" -> (in, _) -> caller(in);
            case "jdk/internal/access/SharedSecrets.ensureClassInitialized(Ljava/lang/Class;)V" -> (in, a) -> {
                in.ensureInitialized(mirrored(in, a[0]));
                return null;
            };
            case "java/util/ServiceLoader.providers(Ljava/lang/Class;)[Ljava/lang/Object;" -> (in, a) -> providers(in, mirrored(in, a[0]));
            default -> null;
        };
    }

    static NativeMethod nativeMethod(String key) {
        return switch (key) {
            case "java/lang/Class.initializeEnum()V" -> (_, _) -> null;       // reading the constants does it
            case "java/lang/Class.isInstance(Ljava/lang/Object;)Z" ->
                (_, a) -> bool(a[1] != null && ((HeapObject) a[1]).type.isSubtypeOf(self(a)));
            case "java/lang/Class.isAssignableFrom(Ljava/lang/Class;)Z" -> (in, a) -> bool(mirrored(in, a[1]).isSubtypeOf(self(a)));
            case "java/lang/Class.getSuperclass()Ljava/lang/Class;" ->
                (in, a) -> self(a).superclass == null || self(a).isInterface() ? null : in.world.mirror(self(a).superclass);
            case "java/lang/Class.getInterfaces0()[Ljava/lang/Class;" -> (in, a) -> interfaces(in, self(a));
            case "java/lang/Class.desiredAssertionStatus0(Ljava/lang/Class;)Z", "java/lang/Class.isHidden()Z" -> (_, _) -> 0;
            case "java/lang/Class.isRecord0()Z" -> (_, a) -> bool(self(a).superclass != null && self(a).superclass.name.equals("java/lang/Record"));
            case "java/lang/Class.initClassName()Ljava/lang/String;" -> (in, a) -> in.world.string(self(a).javaName());
            case "jdk/internal/reflect/Reflection.getClassAccessFlags(Ljava/lang/Class;)I" -> (in, a) -> mirrored(in, a[0]).flags;
            default -> null;
        };
    }

    private static JavaClass self(Object[] arguments) {
        return ((Instance) arguments[0]).mirrored;
    }

    private static ArrayObject interfaces(Interpreter in, JavaClass type) {
        ArrayObject result = in.memory.newArray(in.world.classNamed("java/lang/Class").arrayClass(), type.interfaces.size());
        for (int i = 0; i < result.length(); i++) {
            result.set(i, in.world.mirror(type.interfaces.get(i)));
        }
        return result;
    }

    /// JLS: empty for anonymous classes.
    private static String simpleName(JavaClass type) {
        if (type.isArray()) {
            return simpleName(type.element()) + "[]";
        }
        if (type.model != null) {
            var inner = type.model.findAttribute(Attributes.innerClasses());
            if (inner.isPresent()) {
                for (var entry : inner.get().classes()) {
                    if (entry.innerClass().asInternalName().equals(type.name)) {
                        return entry.innerName().map(Object::toString).orElse("");
                    }
                }
            }
        }
        return type.name.substring(type.name.lastIndexOf('/') + 1);
    }

    private static Integer assertions(Instance mirror) {
        JavaField flags = mirror.type.declaredField("flags");
        return flags == null ? 0 : bool(((Integer) mirror.get(flags) & ASSERTIONS) != 0);
    }

    private static Instance forName(Interpreter in, String name, boolean initialize) {
        JavaClass found = name.indexOf('/') >= 0 ? null : in.world.findClass(name.replace('.', '/'));
        if (found == null || found.isPrimitive()) {
            throw in.thrown("java/lang/ClassNotFoundException", name);
        }
        if (initialize) {
            in.ensureInitialized(found);
        }
        return in.world.mirror(found);
    }

    /// A java.lang.reflect.Field, good for nothing but Unsafe.objectFieldOffset.
    private static Instance field(Interpreter in, JavaClass owner, String name) {
        if (!in.attempt().isTrusted()) {
            throw in.refuse("uses reflection, which an image does not have");
        }
        JavaField found = owner.declaredField(name);
        if (found == null) {
            throw in.thrown("java/lang/NoSuchFieldException", name);
        }
        Instance result = in.memory.newInstance(in.world.classNamed("java/lang/reflect/Field"));
        result.set(result.type.declaredField("clazz"), in.world.mirror(owner));
        result.set(result.type.declaredField("name"), in.world.string(name));
        result.set(result.type.declaredField("modifiers"), found.flags);
        return result;
    }

    /// The class whose method called the one that asks.
    private static Instance caller(Interpreter in) {
        Frame frame = in.caller(1);
        return in.world.mirror(frame == null ? in.world.classNamed("java/lang/Object") : frame.method.method.owner);
    }

    /// New instances, in order. A provider has a static method `provider` or a constructor without parameters (JLS §7.7.4).
    private static ArrayObject providers(Interpreter in, JavaClass service) {
        List<JavaClass> found = in.world.providers(service);
        ArrayObject result = in.memory.newArray(in.world.classNamed("java/lang/Object").arrayClass(), found.size());
        for (int i = 0; i < found.size(); i++) {
            result.set(i, provider(in, found.get(i)));
        }
        return result;
    }

    private static HeapObject provider(Interpreter in, JavaClass type) {
        for (JavaMethod method : type.methods()) {
            if (method.name.equals("provider") && method.isStatic() && (method.flags & Access.PUBLIC) != 0 && method.parameterKinds.length == 0) {
                return (HeapObject) in.call(method);
            }
        }
        JavaMethod constructor = type.declaredMethod("<init>", "()V");
        if (constructor == null) {
            throw in.refuse("needs the service provider " + type.javaName()
                    + ", which has neither a constructor without parameters nor a method provider()");
        }
        in.ensureInitialized(type);
        Instance provider = in.memory.newInstance(type);
        in.call(constructor, provider);
        return provider;
    }

    /// The field that a java.lang.reflect.Field made here stands for.
    static JavaField reflected(Interpreter in, Instance field) {
        JavaClass owner = ((Instance) field.get(field.type.declaredField("clazz"))).mirrored;
        return owner.declaredField(World.javaString((Instance) field.get(field.type.declaredField("name"))));
    }
}
