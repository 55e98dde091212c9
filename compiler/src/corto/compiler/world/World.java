// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import corto.compiler.lower.IndyLowering;
import corto.compiler.lower.SyntheticClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All classes and build-time objects of one image. Classes load lazily; nothing here is thread-safe.
public final class World {
    /// Module name of everything that is not ours or the JDK's.
    public static final String APPLICATION = "application";

    private static final int IDENTITY_HASH_BITS = 24;

    private final ClassSource source;
    private final Map<String, JavaClass> classes = new LinkedHashMap<>();
    private final Map<String, Instance> strings = new HashMap<>();
    /// Substitution class → the class it changes.
    private final Map<String, String> substitutions = new LinkedHashMap<>();
    private final Map<String, List<String>> substitutionsOf = new HashMap<>();
    /// Service interface (internal name) → provider classes (internal names), in order.
    private final Map<String, List<String>> providers = new LinkedHashMap<>();
    private final IndyLowering lowering;
    private final ClassFile parser = ClassFile.of(ClassFile.DebugElementsOption.PASS_DEBUG);
    private int hashState = 0x2545F491;
    private int classCount;
    private boolean assertions;
    private final Map<String, String> properties = new TreeMap<>();
    private final List<JavaField> unsafeFields = new ArrayList<>();

    public World(ClassSource source) {
        this.source = source;
        lowering = new IndyLowering(type -> kindOf(type.descriptorString()) == Kind.LONG);
        for (Kind kind : Kind.values()) {
            String name = switch (kind) {
                case REFERENCE -> null;
                case BOOLEAN -> "boolean";
                case BYTE -> "byte";
                case SHORT -> "short";
                case CHAR -> "char";
                case INT -> "int";
                case LONG -> "long";
                case FLOAT -> "float";
                case DOUBLE -> "double";
                case VOID -> "void";
            };
            if (name != null) {
                // A primitive's name cannot clash with a class: keywords are no class names.
                classes.put(name, new JavaClass(this, name, kind));
            }
        }
    }

    public ClassSource source() {
        return source;
    }

    int nextClassId() {
        return classCount++;
    }

    /// Notes that code knows the offset of `field`: it may be read and written behind the analysis's back.
    public void markUnsafe(JavaField field) {
        if (!field.unsafe) {
            field.unsafe = true;
            unsafeFields.add(field);
        }
    }

    /// Fields of which code knows the offset, in the order they were marked.
    public List<JavaField> unsafeFields() {
        return unsafeFields;
    }

    IndyLowering lowering() {
        return lowering;
    }

    /// Declares that members of `substitution` change `target` (both internal names). Call before `target` is loaded.
    public void addSubstitution(String substitution, String target) {
        substitutions.put(substitution, target);
        substitutionsOf.computeIfAbsent(target, _ -> new ArrayList<>()).add(substitution);
    }

    /// Declares a service provider (internal names).
    public void addProvider(String service, String provider) {
        providers.computeIfAbsent(service, _ -> new ArrayList<>()).add(provider);
    }

    /// Turns on the assertions of all classes but java.base's, as `java -ea` does. Call before classes are used.
    public void enableAssertions() {
        assertions = true;
    }

    public boolean hasAssertions() {
        return assertions;
    }

    /// Declares a system property that build-time code and the image see.
    public void addProperty(String key, String value) {
        properties.put(key, value);
    }

    /// The value of a declared property, or null.
    public String property(String key) {
        return properties.get(key);
    }

    /// The declared properties as a build-time `String[]`: key, value, key, value …
    public ArrayObject buildProperties() {
        ArrayObject result = new ArrayObject(classNamed("[Ljava/lang/String;"), 2 * properties.size());
        int i = 0;
        for (Map.Entry<String, String> entry : properties.entrySet()) {
            result.set(i++, string(entry.getKey()));
            result.set(i++, string(entry.getValue()));
        }
        return result;
    }

    /// The files of the application's class path that are not classes, as a build-time `Object[]`: path, bytes, path, bytes …
    public ArrayObject resources() {
        Map<String, byte[]> resources = source.resources();
        ArrayObject result = new ArrayObject(classNamed("[Ljava/lang/Object;"), 2 * resources.size());
        int i = 0;
        for (Map.Entry<String, byte[]> entry : resources.entrySet()) {
            result.set(i++, string(entry.getKey()));
            result.set(i++, new ArrayObject(classNamed("[B"), entry.getValue()));
        }
        return result;
    }

    /// The time zones of the JDK that builds the image, `lib/tzdb.dat`.
    public ArrayObject timeZones() {
        try {
            return new ArrayObject(classNamed("[B"), Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "tzdb.dat")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Providers of a service in order; empty if none.
    public List<JavaClass> providers(JavaClass service) {
        return providers.getOrDefault(service.name, List.of()).stream().map(this::classNamed).toList();
    }

    /// Adds classes that exist only in memory.
    public void define(Collection<SyntheticClass> synthetic, String module) {
        for (SyntheticClass c : synthetic) {
            source.define(c.internalName(), c.bytes(), module);
        }
    }

    /// The class with an internal name (`java/lang/String`, `[I`, `int`). Throws [UnresolvedException] if there is none.
    public JavaClass classNamed(String name) {
        JavaClass found = findClass(name);
        if (found == null) {
            throw new UnresolvedException("class " + name.replace('/', '.') + source.whyMissing(name));
        }
        return found;
    }

    /// As [#classNamed], or null.
    public JavaClass findClass(String requested) {
        String name = substitutions.getOrDefault(requested, requested);
        JavaClass known = classes.get(name);
        if (known != null || classes.containsKey(name)) {
            return known;
        }
        if (name.startsWith("[")) {
            JavaClass element = typeOrNull(name.substring(1));
            return element == null ? null : element.arrayClass();
        }
        return load(name, true);
    }

    private JavaClass load(String name, boolean substitute) {
        ClassSource.Found found = source.find(name);
        if (found == null) {
            classes.put(name, null);
            return null;
        }
        ClassModel model = parser.parse(found.bytes());
        JavaClass loaded = new JavaClass(this, name, model, found.module());
        if (substitute) {
            classes.put(name, loaded);
        }
        model.superclass().ifPresent(s -> loaded.superclass = classNamed(s.asInternalName()));
        loaded.interfaces = model.interfaces().stream().map(i -> classNamed(i.asInternalName())).toList();
        if (substitute) {
            loaded.define();
            for (String substitution : substitutionsOf.getOrDefault(name, List.of())) {
                loaded.substitute(load(substitution, false));
            }
        }
        return loaded;
    }

    void register(JavaClass arrayClass) {
        classes.put(arrayClass.name, arrayClass);
    }

    /// The type a field descriptor names, primitives included.
    public JavaClass type(String descriptor) {
        JavaClass type = typeOrNull(descriptor);
        if (type == null) {
            throw new UnresolvedException("class " + Descriptors.className(descriptor).replace('/', '.') + " is not on the class path");
        }
        return type;
    }

    private JavaClass typeOrNull(String descriptor) {
        Kind kind = Kind.ofDescriptor(descriptor.charAt(0));
        return kind == Kind.REFERENCE ? findClass(Descriptors.className(descriptor)) : primitive(kind);
    }

    public JavaClass primitive(Kind kind) {
        return classes.get(switch (kind) {
            case BOOLEAN -> "boolean";
            case BYTE -> "byte";
            case SHORT -> "short";
            case CHAR -> "char";
            case INT -> "int";
            case LONG -> "long";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case VOID -> "void";
            case REFERENCE -> throw new IllegalArgumentException();
        });
    }

    /// The storage kind of a type descriptor; word types are [Kind#LONG].
    public Kind kindOf(String descriptor) {
        Kind kind = Kind.ofDescriptor(descriptor.charAt(0));
        if (kind != Kind.REFERENCE || descriptor.charAt(0) == '[' || descriptor.startsWith("Ljava/")
                || descriptor.startsWith("Ljdk/") || descriptor.startsWith("Lsun/")) {
            return kind;
        }
        // A class that is missing is reported where code uses it, not where a descriptor mentions it.
        return isWord(Descriptors.className(descriptor)) ? Kind.LONG : Kind.REFERENCE;
    }

    private final Map<String, Boolean> words = new HashMap<>();

    private boolean isWord(String name) {
        Boolean known = words.get(name);
        if (known == null) {
            ClassSource.Found found = source.find(name);
            known = found != null && Annotations.has(Annotations.of(parser.parse(found.bytes())), "Word");
            words.put(name, known);
        }
        return known;
    }

    /// Replaces names of substitution classes in a descriptor.
    String remapDescriptor(String descriptor) {
        if (!descriptor.contains("corto/jdk/")) {
            return descriptor;
        }
        String result = descriptor;
        for (var entry : substitutions.entrySet()) {
            result = result.replace("L" + entry.getKey() + ";", "L" + entry.getValue() + ";");
        }
        return result;
    }

    /// All classes loaded so far, in load order.
    public List<JavaClass> loadedClasses() {
        return classes.values().stream().filter(c -> c != null).toList();
    }

    /// The interned string constant.
    public Instance string(String value) {
        Instance known = strings.get(value);
        if (known == null) {
            known = newString(value);
            strings.put(value, known);
        }
        return known;
    }

    /// Makes `string` the constant of its value, unless there is one; returns the constant (String.intern).
    public Instance intern(Instance string) {
        Instance known = strings.putIfAbsent(javaString(string), string);
        return known == null ? string : known;
    }

    /// Whether the string object is the constant of its value.
    public boolean isInterned(Instance object) {
        return object.type.name.equals("java/lang/String") && strings.get(javaString(object)) == object;
    }

    /// A fresh string object, compact as the JDK has it: Latin-1 bytes if possible, else UTF-16 in native order.
    public Instance newString(String value) {
        JavaClass type = classNamed("java/lang/String");
        Instance instance = new Instance(type);
        boolean latin1 = value.chars().allMatch(c -> c < 0x100);
        byte[] bytes = value.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        if (!latin1) {
            bytes = new byte[value.length() * 2];
            for (int i = 0; i < value.length(); i++) { // getBytes would replace unpaired surrogates
                bytes[2 * i] = (byte) value.charAt(i);
                bytes[2 * i + 1] = (byte) (value.charAt(i) >> 8);
            }
        }
        instance.set(type.declaredField("value"), new ArrayObject(classNamed("[B"), bytes));
        instance.set(type.declaredField("coder"), latin1 ? 0 : 1);
        return instance;
    }

    /// The host string of a build-time string object.
    public static String javaString(Instance string) {
        byte[] bytes = (byte[]) ((ArrayObject) string.get(string.type.declaredField("value"))).elements;
        if ((Integer) string.get(string.type.declaredField("coder")) == 0) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return new String(chars);
    }

    /// The `java.lang.Class` object of a type. Its fields are filled by [Mirrors].
    public Instance mirror(JavaClass type) {
        if (type.mirror == null) {
            Instance mirror = new Instance(classNamed("java/lang/Class"));
            type.mirror = mirror;
            mirror.mirrored = type;
            Mirrors.fill(this, mirror, type);
        }
        return type.mirror;
    }

    /// The object's identity hash, chosen on first use from a fixed sequence so that builds repeat.
    public int identityHash(HeapObject object) {
        while (object.identityHash == 0) {
            hashState ^= hashState << 13; // xorshift32
            hashState ^= hashState >>> 17;
            hashState ^= hashState << 5;
            object.identityHash = hashState >>> (32 - IDENTITY_HASH_BITS);
        }
        return object.identityHash;
    }
}
