// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A class, interface, array class or primitive type.
public final class JavaClass {
    /// What has become of the static initialiser.
    public enum Initialization {
        /// Nobody has asked yet.
        UNTOUCHED,
        /// Its initialiser is running in the build-time interpreter.
        RUNNING,
        /// Done at build time (or nothing to do): no check at run time.
        BUILD_TIME,
        /// Must run in the image, lazily, as the JVM specification says.
        RUN_TIME
    }

    /// Header of every object: class word and state word.
    public static final int HEADER_BYTES = 8;

    public final World world;
    /// Position in load order: a stable sort key.
    public final int id;
    /// Internal name: `java/lang/String`, `[I`, `int`.
    public final String name;
    public final ClassModel model;
    public final int flags;
    /// Module the class file came from, or "application".
    public final String module;
    public JavaClass superclass;
    public List<JavaClass> interfaces = List.of();
    private final JavaClass element;
    private final Kind primitive;
    private JavaClass arrayClass;
    private final Map<String, JavaMethod> methods = new LinkedHashMap<>();
    private final Map<String, JavaField> fields = new LinkedHashMap<>();
    private final Map<String, JavaMethod> selected = new HashMap<>();
    private Set<JavaClass> supertypes;
    private final boolean word;
    private String sourceFile;

    private boolean laidOut;
    private int instanceEnd;
    private int instanceSlots;
    private List<JavaField> allInstanceFields;

    public Initialization initialization = Initialization.UNTOUCHED;
    /// The `java/lang/Class` object, made on demand by [World#mirror].
    Instance mirror;
    /// Initialisers in the order they run: the class's own (or its replacement), then those of substitutions.
    public final List<JavaMethod> initializers = new ArrayList<>();

    /// A class from a class file.
    JavaClass(World world, String name, ClassModel model, String module) {
        this.world = world;
        this.id = world.nextClassId();
        this.name = name;
        this.model = model;
        this.module = module;
        this.flags = model.flags().flagsMask();
        this.element = null;
        this.primitive = null;
        this.word = Annotations.has(Annotations.of(model), "Word");
        model.findAttribute(Attributes.sourceFile()).ifPresent(a -> sourceFile = a.sourceFile().stringValue());
    }

    /// An array class.
    JavaClass(World world, JavaClass element) {
        this.world = world;
        this.id = world.nextClassId();
        this.name = "[" + (element.primitive != null
                ? String.valueOf(element.primitive.descriptor) : Descriptors.ofClass(element.name));
        this.model = null;
        this.module = element.module;
        this.flags = Access.PUBLIC | Access.FINAL | Access.ABSTRACT;
        this.element = element;
        this.primitive = null;
        this.word = false;
        this.initialization = Initialization.BUILD_TIME;
    }

    /// A primitive type.
    JavaClass(World world, String name, Kind primitive) {
        this.world = world;
        this.id = world.nextClassId();
        this.name = name;
        this.model = null;
        this.module = "java.base";
        this.flags = Access.PUBLIC | Access.FINAL | Access.ABSTRACT;
        this.element = null;
        this.primitive = primitive;
        this.word = false;
        this.initialization = Initialization.BUILD_TIME;
    }

    /// Adds members of this class's own file.
    void define() {
        for (var field : model.fields()) {
            addField(field, false);
        }
        for (var method : model.methods()) {
            String descriptor = method.methodType().stringValue();
            List<Annotation> annotations = Annotations.of(method);
            if (isWithdrawn(annotations)) {
                annotations = Annotations.without(annotations, "Delete");
            }
            addMethod(new JavaMethod(this, method, this, descriptor, null, annotations));
        }
        JavaMethod initializer = methods.get("<clinit>()V");
        if (initializer != null) {
            initializers.add(initializer);
        }
    }

    /// Whether what has these `annotations` does not count in this image: it is `@Without` a module of the image, or `@With` another.
    private boolean isWithdrawn(List<Annotation> annotations) {
        String without = Annotations.value(annotations, "Without");
        String with = Annotations.value(annotations, "With");
        return without != null && world.source().hasModule(without) || with != null && !world.source().hasModule(with);
    }

    private void addMethod(JavaMethod method) {
        methods.put(method.selector(), method);
    }

    private void addField(java.lang.classfile.FieldModel field, boolean substituted) {
        String descriptor = world.remapDescriptor(field.fieldType().stringValue());
        Object constant = field.findAttribute(Attributes.constantValue())
                .map(a -> (Object) a.constant().constantValue()).orElse(null);
        JavaField added = new JavaField(this, field.fieldName().stringValue(), descriptor, field.flags().flagsMask(),
                world.kindOf(descriptor), constant, Annotations.of(field));
        fields.put(added.name + descriptor, added);
        if (constant != null && added.isStatic()) {
            added.value = constant instanceof String s ? world.string(s) : constant;
        }
    }

    /// Merges a substitution class into this one: see the annotations of corto.lang.
    void substitute(JavaClass substitution) {
        if (isWithdrawn(Annotations.of(substitution.model))) {
            return;
        }
        for (var field : substitution.model.fields()) {
            if (!Annotations.has(Annotations.of(field), "Alias")) {
                addField(field, true);
            }
        }
        for (var method : substitution.model.methods()) {
            List<Annotation> annotations = Annotations.of(method);
            String methodName = method.methodName().stringValue();
            String delete = Annotations.value(annotations, "Delete");
            if (methodName.equals("<init>") && delete == null || Annotations.has(annotations, "Alias") || isWithdrawn(annotations)) {
                continue;
            }
            String descriptor = world.remapDescriptor(method.methodType().stringValue());
            JavaMethod merged = new JavaMethod(this, method, substitution, descriptor, delete, annotations);
            if (merged.isClassInitializer()) {
                initializers.add(merged);
            } else if (Annotations.has(annotations, "ReplaceInitializer")) {
                initializers.removeIf(m -> m.codeOwner() == this);
                initializers.addFirst(merged);
                methods.put(merged.selector(), merged);
            } else {
                boolean replaces = delete != null || Annotations.has(annotations, "Replace");
                if (replaces && !methods.containsKey(merged.selector())) {
                    throw new UnresolvedException("substitution " + substitution.javaName() + " replaces " + javaName() + "."
                            + merged.selector() + ", which does not exist in this JDK");
                }
                methods.put(merged.selector(), merged);
            }
        }
    }

    public boolean isInterface() {
        return (flags & Access.INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (flags & Access.ABSTRACT) != 0 && element == null;
    }

    public boolean isFinal() {
        return element != null ? element.isFinal() : (flags & Access.FINAL) != 0;
    }

    public boolean isEnum() {
        return (flags & Access.ENUM) != 0 && superclass != null && superclass.name.equals("java/lang/Enum");
    }

    public boolean isArray() {
        return element != null;
    }

    public boolean isPrimitive() {
        return primitive != null;
    }

    /// A record annotated `@Word`: one machine word, never an object.
    public boolean isWord() {
        return word;
    }

    /// Element class of an array class, else null.
    public JavaClass element() {
        return element;
    }

    /// How a value of this type is stored in a field or an array element.
    public Kind storageKind() {
        return primitive != null ? primitive : word ? Kind.LONG : Kind.REFERENCE;
    }

    /// The class of arrays whose elements are of this class.
    public JavaClass arrayClass() {
        if (arrayClass == null) {
            arrayClass = new JavaClass(world, this);
            arrayClass.superclass = world.classNamed("java/lang/Object");
            arrayClass.interfaces = List.of(world.classNamed("java/lang/Cloneable"), world.classNamed("java/io/Serializable"));
            world.register(arrayClass);
        }
        return arrayClass;
    }

    /// `java.lang.String`, `[I`: as Class.getName() gives.
    public String javaName() {
        return name.replace('/', '.');
    }

    public String packageName() {
        String base = element != null ? element.name : name;
        int slash = base.lastIndexOf('/');
        return slash < 0 ? "" : base.substring(0, slash).replace('/', '.');
    }

    public String sourceFile() {
        return sourceFile;
    }

    /// Whether the application brought this class (not the JDK, the runtime or the kernel).
    public boolean isApplication() {
        return module.equals(World.APPLICATION);
    }

    /// The string value of a corto.lang annotation's only element, "" if it has none; null if the class is not annotated so.
    public String annotationValue(String simpleName) {
        return model == null ? null : Annotations.value(Annotations.of(model), simpleName);
    }

    /// Whether a field or method of this class has the corto.lang annotation.
    public boolean annotationsMention(String simpleName) {
        return fields.values().stream().anyMatch(f -> Annotations.has(f.annotations, simpleName))
                || methods.values().stream().anyMatch(m -> m.hasAnnotation(simpleName));
    }

    /// Whether initialising a class initialises this interface of it, too (JVMS §5.5 step 7).
    public boolean declaresDefaultMethod() {
        return methods.values().stream().anyMatch(m -> !m.isStatic() && !m.isAbstract());
    }

    public Collection<JavaMethod> methods() {
        return methods.values();
    }

    public Collection<JavaField> fields() {
        return fields.values();
    }

    public JavaMethod declaredMethod(String methodName, String descriptor) {
        return methods.get(methodName + descriptor);
    }

    /// The first field of this name that this class declares, or null.
    public JavaField declaredField(String fieldName) {
        for (JavaField field : fields.values()) {
            if (field.name.equals(fieldName)) {
                return field;
            }
        }
        return null;
    }

    /// Field resolution (JVMS §5.4.3.2), or null.
    public JavaField findField(String fieldName, String descriptor) {
        JavaField own = fields.get(fieldName + descriptor);
        if (own != null) {
            return own;
        }
        for (JavaClass type : interfaces) {
            JavaField inherited = type.findField(fieldName, descriptor);
            if (inherited != null) {
                return inherited;
            }
        }
        return superclass == null ? null : superclass.findField(fieldName, descriptor);
    }

    /// Method resolution for classes and interfaces alike (JVMS §5.4.3.3, §5.4.3.4), or null.
    public JavaMethod findMethod(String methodName, String descriptor) {
        String selector = methodName + descriptor;
        for (JavaClass c = this; c != null; c = c.superclass) {
            JavaMethod own = c.methods.get(selector);
            if (own != null) {
                return own;
            }
        }
        JavaMethod inherited = inheritedFromInterfaces(selector, true);
        if (inherited == null && isInterface()) {
            inherited = world.classNamed("java/lang/Object").methods.get(selector);
        }
        return inherited;
    }

    /// Method selection (JVMS §5.4.6): what a virtual or interface call of `selector` runs on an instance of exactly
    /// this class; null or an abstract method if it has no implementation.
    public JavaMethod select(String selector) {
        if (selected.containsKey(selector)) {
            return selected.get(selector);
        }
        JavaMethod result = null;
        for (JavaClass c = this; c != null && result == null; c = c.superclass) {
            JavaMethod own = c.methods.get(selector);
            if (own != null && !own.isStatic() && !own.isPrivate()) {
                result = own;
            }
        }
        if (result == null) {
            result = inheritedFromInterfaces(selector, false);
        }
        selected.put(selector, result);
        return result;
    }

    private JavaMethod inheritedFromInterfaces(String selector, boolean abstractToo) {
        List<JavaMethod> candidates = new ArrayList<>();
        for (JavaClass type : supertypes()) {
            if (type.isInterface()) {
                JavaMethod method = type.methods.get(selector);
                if (method != null && (!method.isStatic() || abstractToo && type == this) && !method.isPrivate()) {
                    candidates.add(method);
                }
            }
        }
        JavaMethod best = null;
        for (JavaMethod candidate : candidates) {
            boolean overridden = false;
            for (JavaMethod other : candidates) {
                overridden |= other != candidate && other.owner.isSubtypeOf(candidate.owner);
            }
            if (!overridden && (best == null || best.isAbstract() && !candidate.isAbstract())) {
                best = candidate;
            }
        }
        return best;
    }

    /// This class and all its superclasses and superinterfaces, in a fixed order.
    public Set<JavaClass> supertypes() {
        if (supertypes == null) {
            Set<JavaClass> result = new LinkedHashSet<>();
            result.add(this);
            if (superclass != null) {
                result.addAll(superclass.supertypes());
            }
            for (JavaClass type : interfaces) {
                result.addAll(type.supertypes());
            }
            if (element != null && !element.isPrimitive()) {
                for (JavaClass type : element.supertypes()) {
                    if (type != element) {
                        result.add(type.arrayClass());
                    }
                }
                result.add(world.classNamed("java/lang/Object").arrayClass());
            }
            if (isInterface()) {
                result.add(world.classNamed("java/lang/Object"));
            }
            supertypes = result;
        }
        return supertypes;
    }

    public boolean isSubtypeOf(JavaClass other) {
        return this == other || supertypes().contains(other);
    }

    /// Fixes the offsets of the instance fields: superclass first, then widest first, gaps filled with narrower fields.
    public void layOut() {
        if (laidOut) {
            return;
        }
        laidOut = true;
        int end = HEADER_BYTES;
        List<JavaField> all = new ArrayList<>();
        if (superclass != null) {
            superclass.layOut();
            end = superclass.instanceEnd;
            all.addAll(superclass.allInstanceFields);
        }
        List<JavaField> pending = new ArrayList<>();
        for (JavaField field : fields.values()) {
            if (!field.isStatic()) {
                pending.add(field);
                field.slot = all.size();
                all.add(field);
            }
        }
        pending.sort(Comparator.comparingInt((JavaField f) -> -f.kind.sizeBytes));
        while (!pending.isEmpty()) {
            JavaField next = null;
            for (JavaField field : pending) {
                if (end % field.kind.sizeBytes == 0) {
                    next = field;
                    break;
                }
            }
            if (next == null) {
                end++;
                continue;
            }
            pending.remove(next);
            next.offset = end;
            end += next.kind.sizeBytes;
        }
        instanceEnd = end;
        allInstanceFields = List.copyOf(all);
        instanceSlots = all.size();
    }

    /// Bytes of an instance, header included, rounded up to 8.
    public int instanceSize() {
        layOut();
        return (instanceEnd + 7) & ~7;
    }

    int instanceSlots() {
        layOut();
        return instanceSlots;
    }

    /// Instance fields, inherited ones first, by [JavaField#slot].
    public List<JavaField> allInstanceFields() {
        layOut();
        return allInstanceFields;
    }

    /// The instance field at a byte offset, or null.
    public JavaField fieldAt(long offset) {
        for (JavaField field : allInstanceFields()) {
            if (field.offset == offset) {
                return field;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return javaName();
    }
}
