// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Natives.array;
import static corto.compiler.interpret.Natives.bool;
import static corto.compiler.interpret.Natives.mirrored;
import static corto.compiler.interpret.Natives.object;
import static corto.compiler.interpret.Natives.text;

import corto.compiler.world.Access;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.World;
import java.util.List;

/// Object, Class, String, Throwable, arrays, services.
final class ObjectNatives {
    private ObjectNatives() {}

    static void addTo(Natives natives) {
        addObject(natives);
        addArrays(natives);
        addClass(natives);
        natives.add("java/lang/String.intern()Ljava/lang/String;", (in, a) -> intern(in, (Instance) a[0]));
        natives.replace("java/lang/Throwable.fillInStackTrace()Ljava/lang/Throwable;", (_, a) -> a[0]);
        natives.add("java/lang/Throwable.fillInStackTrace(I)Ljava/lang/Throwable;", (_, a) -> a[0]);
        natives.refuse("java/lang/Throwable.getStackTrace()[Ljava/lang/StackTraceElement;",
                "asks for a stack trace, which exists only at run time");
        natives.replace("java/util/ServiceLoader.providers(Ljava/lang/Class;)[Ljava/lang/Object;",
                (in, a) -> providers(in, mirrored(in, a[0])));
    }

    private static void addObject(Natives natives) {
        natives.add("java/lang/Object.getClass()Ljava/lang/Class;", (in, a) -> in.world.mirror(((HeapObject) a[0]).type));
        natives.add("java/lang/Object.hashCode()I", (in, a) -> in.world.identityHash((HeapObject) a[0]));
        natives.add("java/lang/System.identityHashCode(Ljava/lang/Object;)I",
                (in, a) -> a[0] == null ? 0 : in.world.identityHash((HeapObject) a[0]));
        natives.add("java/lang/Object.clone()Ljava/lang/Object;", (in, a) -> copy(in, (HeapObject) a[0]));
        natives.add("java/lang/Object.notify()V", (_, _) -> null);
        natives.add("java/lang/Object.notifyAll()V", (_, _) -> null);
    }

    private static HeapObject copy(Interpreter in, HeapObject object) {
        if (!object.type.isArray() && !object.type.isSubtypeOf(in.world.classNamed("java/lang/Cloneable"))) {
            throw in.thrown("java/lang/CloneNotSupportedException", object.type.javaName());
        }
        return in.memory.copy(object);
    }

    /// The string and its bytes must outlive a failed attempt: every later use of the constant gets them.
    private static Instance intern(Interpreter in, Instance string) {
        Instance constant = in.world.intern(string);
        if (constant == string) {
            in.journal.keep(string);
            HeapObject bytes = (HeapObject) string.get(string.type.declaredField("value"));
            in.journal.keep(bytes);
            string.owner = null;
            bytes.owner = null;
        }
        return constant;
    }

    // Arrays.

    private static void addArrays(Natives natives) {
        natives.add("java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", (in, a) -> {
            copy(in, a[0], (Integer) a[1], a[2], (Integer) a[3], (Integer) a[4]);
            return null;
        });
        natives.add("java/lang/reflect/Array.newArray(Ljava/lang/Class;I)Ljava/lang/Object;", (in, a) -> {
            JavaClass element = mirrored(in, a[0]);
            if (element.storageKind() == Kind.VOID) {
                throw in.thrown("java/lang/IllegalArgumentException", null);
            }
            return in.memory.newArray(element.arrayClass(), (Integer) a[1]);
        });
        natives.add("java/lang/reflect/Array.getLength(Ljava/lang/Object;)I", (in, a) -> array(in, a[0]).length());
        natives.add("java/lang/reflect/Array.multiNewArray(Ljava/lang/Class;[I)Ljava/lang/Object;",
                (in, a) -> newArrays(in, mirrored(in, a[0]), (int[]) array(in, a[1]).elements, 0));
    }

    private static ArrayObject newArrays(Interpreter in, JavaClass element, int[] lengths, int dimension) {
        JavaClass type = element;
        for (int i = dimension; i < lengths.length; i++) {
            type = type.arrayClass();
        }
        ArrayObject array = in.memory.newArray(type, lengths[dimension]);
        if (dimension + 1 < lengths.length) {
            for (int i = 0; i < lengths[dimension]; i++) {
                array.set(i, newArrays(in, element, lengths, dimension + 1));
            }
        }
        return array;
    }

    /// System.arraycopy: with another element type only references mix, and those up to the first that does not fit.
    @SuppressWarnings("SuspiciousSystemArraycopy")
    static void copy(Interpreter in, Object source, int from, Object target, int to, int length) {
        object(in, source);
        object(in, target);
        if (!(source instanceof ArrayObject s) || !(target instanceof ArrayObject t) || s.elements.getClass() != t.elements.getClass()) {
            throw in.thrown("java/lang/ArrayStoreException", "arraycopy: type mismatch: can not copy "
                    + ((HeapObject) source).type.javaName() + " into " + ((HeapObject) target).type.javaName());
        }
        checkRange(in, "source", from, length, s);
        checkRange(in, "destination", to, length, t);
        if (length == 0) {
            return;
        }
        in.memory.beforeRead(s);
        in.memory.beforeWrite(t, to, length);
        JavaClass wanted = t.type.element();
        if (t.elements instanceof HeapObject[] elements && !s.type.element().isSubtypeOf(wanted)) {
            for (int i = 0; i < length; i++) {
                HeapObject value = ((HeapObject[]) s.elements)[from + i];
                if (value != null && !value.type.isSubtypeOf(wanted)) {
                    throw in.thrown("java/lang/ArrayStoreException", "arraycopy: element type mismatch: can not cast one of the elements of "
                            + s.type.element().javaName() + "[] to the type of the destination array, " + wanted.javaName());
                }
                elements[to + i] = value;
            }
            return;
        }
        System.arraycopy(s.elements, from, t.elements, to, length);
    }

    private static void checkRange(Interpreter in, String which, int start, int length, ArrayObject array) {
        String problem = null;
        if (start < 0) {
            problem = which + " index " + start + " out of bounds for ";
        } else if (length < 0) {
            throw in.thrown("java/lang/ArrayIndexOutOfBoundsException", "arraycopy: length " + length + " is negative");
        } else if ((long) start + length > array.length()) {
            problem = "last " + which + " index " + ((long) start + length) + " out of bounds for ";
        }
        if (problem != null) {
            String kind = array.elements instanceof HeapObject[] ? "object array" : array.type.element().name;
            throw in.thrown("java/lang/ArrayIndexOutOfBoundsException", "arraycopy: " + problem + kind + "[" + array.length() + "]");
        }
    }

    // Classes. Most of these are natives of the JDK's own java.lang.Class; the one for images has bodies for them.

    private static void addClass(Natives natives) {
        natives.add("java/lang/Class.isInstance(Ljava/lang/Object;)Z",
                (_, a) -> bool(a[1] != null && ((HeapObject) a[1]).type.isSubtypeOf(((Instance) a[0]).mirrored)));
        natives.add("java/lang/Class.isAssignableFrom(Ljava/lang/Class;)Z",
                (in, a) -> bool(mirrored(in, a[1]).isSubtypeOf(((Instance) a[0]).mirrored)));
        natives.replace("java/lang/Class.isInterface()Z", (_, a) -> bool(((Instance) a[0]).mirrored.isInterface()));
        natives.replace("java/lang/Class.isArray()Z", (_, a) -> bool(((Instance) a[0]).mirrored.isArray()));
        natives.replace("java/lang/Class.isPrimitive()Z", (_, a) -> bool(((Instance) a[0]).mirrored.isPrimitive()));
        natives.replace("java/lang/Class.isRecord()Z", (_, a) -> bool(isRecord(((Instance) a[0]).mirrored)));
        natives.replace("java/lang/Class.isEnum()Z", (_, a) -> bool(((Instance) a[0]).mirrored.isEnum()));
        natives.replace("java/lang/Class.getComponentType()Ljava/lang/Class;", (in, a) -> {
            JavaClass type = ((Instance) a[0]).mirrored;
            return type.isArray() ? in.world.mirror(type.element()) : null;
        });
        natives.replace("java/lang/Class.componentType()Ljava/lang/Class;", (in, a) -> {
            JavaClass type = ((Instance) a[0]).mirrored;
            return type.isArray() ? in.world.mirror(type.element()) : null;
        });
        natives.replace("java/lang/Class.arrayType()Ljava/lang/Class;",
                (in, a) -> in.world.mirror(((Instance) a[0]).mirrored.arrayClass()));
        natives.add("java/lang/Class.getSuperclass()Ljava/lang/Class;", (in, a) -> {
            JavaClass type = ((Instance) a[0]).mirrored;
            return type.superclass == null || type.isInterface() ? null : in.world.mirror(type.superclass);
        });
        natives.add("java/lang/Class.getInterfaces0()[Ljava/lang/Class;", (in, a) -> {
            List<JavaClass> interfaces = ((Instance) a[0]).mirrored.interfaces;
            ArrayObject result = in.memory.newArray(in.world.classNamed("java/lang/Class").arrayClass(), interfaces.size());
            for (int i = 0; i < interfaces.size(); i++) {
                result.set(i, in.world.mirror(interfaces.get(i)));
            }
            return result;
        });
        natives.add("java/lang/Class.getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;",
                (in, a) -> in.world.mirror(in.world.classNamed(text(in, a[0]))));
        natives.add("java/lang/Class.desiredAssertionStatus0(Ljava/lang/Class;)Z", (_, _) -> 0);
        natives.add("java/lang/Class.initClassName()Ljava/lang/String;",
                (in, a) -> in.world.string(((Instance) a[0]).mirrored.javaName()));
        natives.add("java/lang/Class.isHidden()Z", (_, _) -> 0);
        JavaVersionOfClass.addTo(natives);
    }

    private static boolean isRecord(JavaClass type) {
        return type.superclass != null && type.superclass.name.equals("java/lang/Record");
    }

    /// What the JDK's own Class finds by reflection. The class for images has fields instead, which the compiler fills.
    private static final class JavaVersionOfClass {
        static void addTo(Natives natives) {
            natives.replace("java/lang/Class.getEnumConstantsShared()[Ljava/lang/Object;", (in, a) -> enumConstants(in, ((Instance) a[0]).mirrored));
            natives.replace("java/lang/Class.getSimpleName()Ljava/lang/String;",
                    (in, a) -> in.world.string(simpleName(((Instance) a[0]).mirrored)));
            natives.replace("java/lang/Class.desiredAssertionStatus()Z", (in, a) -> assertions((Instance) a[0]));
        }

        private static Integer assertions(Instance mirror) {
            JavaField flags = mirror.type.declaredField("flags");
            return flags == null ? 0 : (Integer) mirror.get(flags) >> 6 & 1; // Class.ASSERTIONS of runtime/jdk
        }

        private static String simpleName(JavaClass type) {
            if (type.isArray()) {
                return simpleName(type.element()) + "[]";
            }
            if (type.model != null) {
                var inner = type.model.findAttribute(java.lang.classfile.Attributes.innerClasses());
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
    }

    static Object enumConstants(Interpreter in, JavaClass type) {
        if (!type.isEnum()) {
            return null;
        }
        in.ensureInitialized(type);
        JavaField values = type.declaredField("$VALUES");
        return values == null ? null : values.value;
    }

    // Services.

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
            throw in.refuse("needs the service provider " + type.javaName() + ", which has neither a constructor without parameters nor a method provider()");
        }
        in.ensureInitialized(type);
        Instance provider = in.memory.newInstance(type);
        in.call(constructor, provider);
        return provider;
    }
}
