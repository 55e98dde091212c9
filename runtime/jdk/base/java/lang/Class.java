// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.lang.Delete;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.constant.ClassDesc;
import java.lang.constant.Constable;
import java.lang.invoke.TypeDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jdk.internal.corto.Resources;

/// A class, an interface, an array type or a primitive type, as far as a closed world needs to know it.
///
/// The compiler makes the instances and fills every field; nothing here changes afterwards except two caches. What is looked up by name, made
/// by reflection or read from annotations does not exist in an image: reaching such a method is a build error that names the way out.
public final class Class<T>
        implements Serializable, GenericDeclaration, Type, AnnotatedElement, TypeDescriptor.OfField<Class<?>>, Constable {
    private static final int INTERFACE = 0x200;    // bits of `modifiers` (JVMS §4.1, table 4.1-B)
    private static final int SYNTHETIC = 0x1000;
    private static final int ANNOTATION = 0x2000;
    private static final int ENUM = 0x4000;

    private static final int PRIMITIVE = 1;        // bits of `flags`
    private static final int RECORD = 2;
    private static final int HIDDEN = 4;
    private static final int ANONYMOUS = 8;
    private static final int LOCAL = 16;
    private static final int MEMBER = 32;
    private static final int ASSERTIONS = 64;      // assert statements of this class are checked
    private static final int SEALED = 128;

    private static final String NO_REFLECTION =
        "an image has no reflection: call the member directly, through an interface, a lambda or a switch over the cases";
    private static final String NO_NAMES =
        "an image finds no class by name: use the class literal, a ServiceLoader or a switch over the names";
    private static final String NO_ANNOTATIONS = "an image keeps no annotations: put what they say into code or a constant";
    private static final String NO_GENERICS = "an image keeps no generic signatures: pass the Class object of the type argument";
    private static final String NO_RESOURCES = "an image has no file system for URLs of resources: use getResourceAsStream";

    final String name;                             // as getName gives it: java.lang.String, [I, int
    final String simpleName;                       // of member and local classes; null: what follows the last dot of the name
    final Class<?> componentType;                  // of arrays
    final Class<?> arrayClass;                     // the array type with this component type
    final Class<? super T> superclass;             // null for interfaces, primitive types and Object; Object for arrays
    final Class<?>[] interfaces;                   // direct ones
    final Class<?> enclosingClass;                 // in which a member, local or anonymous class is declared
    final int modifiers;
    final int flags;
    final long descriptor;                         // address of the class descriptor; 0: the image has no instance
    final Object[] enumConstants;                  // of enum types, in order

    private Map<String, T> enumDirectory;          // made by the first look-up
    transient ClassValue.ClassValueMap classValueMap;  // belongs to ClassValue

    /// Never called: the compiler makes the instances. It says what they hold.
    private Class(String name, String simpleName, Class<?> componentType, Class<?> arrayClass, Class<? super T> superclass,
            Class<?>[] interfaces, Class<?> enclosingClass, int modifiers, int flags, long descriptor, Object[] enumConstants) {
        this.name = name;
        this.simpleName = simpleName;
        this.componentType = componentType;
        this.arrayClass = arrayClass;
        this.superclass = superclass;
        this.interfaces = interfaces;
        this.enclosingClass = enclosingClass;
        this.modifiers = modifiers;
        this.flags = flags;
        this.descriptor = descriptor;
        this.enumConstants = enumConstants;
    }

    // Names.

    public String getName() {
        return name;
    }

    @Override
    public String getTypeName() {
        return componentType == null ? name : componentType.getTypeName().concat("[]");
    }

    public String getSimpleName() {
        if (componentType != null) {
            return componentType.getSimpleName().concat("[]");
        }
        return simpleName != null ? simpleName : name.substring(name.lastIndexOf('.') + 1);
    }

    /// As source code names it; null for local and anonymous classes and arrays of them.
    public String getCanonicalName() {
        if (componentType != null) {
            String component = componentType.getCanonicalName();
            return component == null ? null : component.concat("[]");
        }
        if (enclosingClass == null) {
            return name;
        }
        String outer = (flags & MEMBER) == 0 ? null : enclosingClass.getCanonicalName();
        return outer == null ? null : outer.concat(".").concat(getSimpleName());
    }

    public String getPackageName() {
        Class<?> element = this;
        while (element.componentType != null) {
            element = element.componentType;
        }
        if (element.isPrimitive()) {
            return "java.lang";
        }
        int end = element.name.lastIndexOf('.');
        return end < 0 ? "" : element.name.substring(0, end);
    }

    @Override
    public String descriptorString() {
        if (isPrimitive()) {
            return String.valueOf(primitiveCode());
        }
        String internal = name.replace('.', '/');
        return componentType != null ? internal : "L".concat(internal).concat(";");
    }

    /// JVMS §4.3.2, table 4.3-A.
    private char primitiveCode() {
        return switch (name) {
            case "boolean" -> 'Z';
            case "long" -> 'J';
            case "void" -> 'V';
            default -> (char) (name.charAt(0) - 'a' + 'A');
        };
    }

    @Override
    public String toString() {
        return isInterface() ? "interface ".concat(name) : isPrimitive() ? name : "class ".concat(name);
    }

    // Kinds.

    public boolean isInterface() {
        return (modifiers & INTERFACE) != 0;
    }

    @Override
    public boolean isArray() {
        return componentType != null;
    }

    @Override
    public boolean isPrimitive() {
        return (flags & PRIMITIVE) != 0;
    }

    public boolean isAnnotation() {
        return (modifiers & ANNOTATION) != 0;
    }

    public boolean isSynthetic() {
        return (modifiers & SYNTHETIC) != 0;
    }

    public boolean isEnum() {
        return (modifiers & ENUM) != 0 && superclass == Enum.class;
    }

    public boolean isRecord() {
        return (flags & RECORD) != 0;
    }

    public boolean isSealed() {
        return (flags & SEALED) != 0;
    }

    public boolean isHidden() {
        return (flags & HIDDEN) != 0;
    }

    public boolean isAnonymousClass() {
        return (flags & ANONYMOUS) != 0;
    }

    public boolean isLocalClass() {
        return (flags & LOCAL) != 0;
    }

    public boolean isMemberClass() {
        return (flags & MEMBER) != 0;
    }

    public int getModifiers() {
        return modifiers;
    }

    public boolean desiredAssertionStatus() {
        return (flags & ASSERTIONS) != 0;
    }

    // Relations.

    public Class<? super T> getSuperclass() {
        return superclass;
    }

    public Class<?>[] getInterfaces() {
        return interfaces.clone();
    }

    public Class<?> getComponentType() {
        return componentType;
    }

    @Override
    public Class<?> componentType() {
        return componentType;
    }

    @Override
    public Class<?> arrayType() {
        if (this == void.class) {
            throw new UnsupportedOperationException("V");
        }
        return arrayClass;
    }

    public Class<?> getEnclosingClass() {
        return enclosingClass;
    }

    public Class<?> getDeclaringClass() {
        return isMemberClass() ? enclosingClass : null;
    }

    public Class<?> getNestHost() {
        Class<?> host = this;
        while (host.enclosingClass != null) {
            host = host.enclosingClass;
        }
        return host;
    }

    public boolean isNestmateOf(Class<?> other) {
        return this == other || getNestHost() == other.getNestHost() && !isPrimitive() && !isArray();
    }

    public boolean isInstance(Object object) {
        return object != null && isAssignableFrom(object.getClass());
    }

    public boolean isAssignableFrom(Class<?> other) {
        if (this == other) {
            return true;
        }
        if (isPrimitive() || other.isPrimitive()) {
            return false;
        }
        if (this == Object.class) {
            return true;
        }
        if (componentType != null) {
            return other.componentType != null && componentType.isAssignableFrom(other.componentType);
        }
        if (isInterface()) {
            return other.implementsInterface(this);
        }
        for (Class<?> c = other.superclass; c != null; c = c.superclass) {
            if (c == this) {
                return true;
            }
        }
        return false;
    }

    private boolean implementsInterface(Class<?> wanted) {
        for (Class<?> c = this; c != null; c = c.superclass) {
            for (Class<?> direct : c.interfaces) {
                if (direct == wanted || direct.implementsInterface(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    public T cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast ".concat(object.getClass().name).concat(" to ").concat(name));
        }
        return (T) object;
    }

    @SuppressWarnings("unchecked")
    public <U> Class<? extends U> asSubclass(Class<U> wanted) {
        if (!wanted.isAssignableFrom(this)) {
            throw new ClassCastException(toString());
        }
        return (Class<? extends U>) this;
    }

    // Enum types.

    @SuppressWarnings("unchecked")
    public T[] getEnumConstants() {
        Object[] constants = constants();
        return constants == null ? null : (T[]) constants.clone();
    }

    /// The array itself: callers in java.base do not change it.
    @SuppressWarnings("unchecked")
    T[] getEnumConstantsShared() {
        return (T[]) constants();
    }

    /// An enum whose initialiser runs in the image has its constants from then on; asking for them is a use.
    private Object[] constants() {
        if (enumConstants == null) {
            initializeEnum();
        }
        return enumConstants;
    }

    /// Runs the initialiser if this is an enum whose initialiser has not run yet. The compiler knows the candidates.
    private native void initializeEnum();

    @SuppressWarnings("unchecked")
    Map<String, T> enumConstantDirectory() {
        if (enumDirectory == null) {
            Object[] constants = constants();
            if (constants == null) {
                throw new IllegalArgumentException(name + " is not an enum class");
            }
            Map<String, T> directory = new HashMap<>();
            for (Object constant : constants) {
                directory.put(((Enum<?>) constant).name(), (T) constant);
            }
            enumDirectory = directory;
        }
        return enumDirectory;
    }

    // Where it comes from. All classes are the image's.

    public ClassLoader getClassLoader() {
        return null;
    }

    ClassLoader getClassLoader0() {
        return null;
    }

    public Object[] getSigners() {
        return null;
    }

    /// The types of the language by their keyword; null for any other name.
    public static Class<?> forPrimitiveName(String keyword) {
        return switch (keyword) {
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "short" -> short.class;
            case "char" -> char.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            case "void" -> void.class;
            default -> null;
        };
    }

    /// For the initialisers of the wrapper classes.
    static Class<?> getPrimitiveClass(String keyword) {
        return forPrimitiveName(keyword);
    }

    // What an image does not have.

    @Delete(reason = NO_NAMES)
    public static Class<?> forName(String name) throws ClassNotFoundException {
        throw new ClassNotFoundException(name);
    }

    @Delete(reason = NO_NAMES)
    public static Class<?> forName(String name, boolean initialize, ClassLoader loader) throws ClassNotFoundException {
        throw new ClassNotFoundException(name);
    }

    @Delete(reason = NO_NAMES)
    public static Class<?> forName(Module module, String name) {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public T newInstance() throws InstantiationException, IllegalAccessException {
        throw new InstantiationException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Module getModule() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Package getPackage() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public String toGenericString() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public java.util.Set<java.lang.reflect.AccessFlag> accessFlags() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Method getEnclosingMethod() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Constructor<?> getEnclosingConstructor() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Class<?>[] getClasses() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Class<?>[] getDeclaredClasses() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Field[] getFields() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Field[] getDeclaredFields() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Field getField(String name) throws NoSuchFieldException {
        throw new NoSuchFieldException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Field getDeclaredField(String name) throws NoSuchFieldException {
        throw new NoSuchFieldException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Method[] getMethods() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Method[] getDeclaredMethods() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Method getMethod(String name, Class<?>... parameters) throws NoSuchMethodException {
        throw new NoSuchMethodException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Method getDeclaredMethod(String name, Class<?>... parameters) throws NoSuchMethodException {
        throw new NoSuchMethodException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Constructor<?>[] getConstructors() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Constructor<?>[] getDeclaredConstructors() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Constructor<T> getConstructor(Class<?>... parameters) throws NoSuchMethodException {
        throw new NoSuchMethodException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public Constructor<T> getDeclaredConstructor(Class<?>... parameters) throws NoSuchMethodException {
        throw new NoSuchMethodException(name);
    }

    @Delete(reason = NO_REFLECTION)
    public RecordComponent[] getRecordComponents() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Class<?>[] getPermittedSubclasses() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public Class<?>[] getNestMembers() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    public java.security.ProtectionDomain getProtectionDomain() {
        return null;
    }

    @Delete(reason = NO_GENERICS)
    @Override
    public TypeVariable<Class<T>>[] getTypeParameters() {
        return null;
    }

    @Delete(reason = NO_GENERICS)
    public Type getGenericSuperclass() {
        return null;
    }

    @Delete(reason = NO_GENERICS)
    public Type[] getGenericInterfaces() {
        return null;
    }

    /// A name that does not begin with a slash is one in the package of this class, or of its element class.
    public InputStream getResourceAsStream(String name) {
        if (name.startsWith("/")) {
            return Resources.open(name.substring(1));
        }
        String folder = getPackageName();
        return Resources.open(folder.isEmpty() ? name : folder.replace('.', '/') + "/" + name);
    }

    @Delete(reason = NO_RESOURCES)
    public URL getResource(String name) {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public <A extends Annotation> A getAnnotation(Class<A> type) {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> type) {
        return false;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public Annotation[] getAnnotations() {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public <A extends Annotation> A getDeclaredAnnotation(Class<A> type) {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> type) {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    @Override
    public Annotation[] getDeclaredAnnotations() {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    public AnnotatedType getAnnotatedSuperclass() {
        return null;
    }

    @Delete(reason = NO_ANNOTATIONS)
    public AnnotatedType[] getAnnotatedInterfaces() {
        return null;
    }

    @Delete(reason = NO_REFLECTION)
    @Override
    public Optional<ClassDesc> describeConstable() {
        return Optional.empty();
    }
}
