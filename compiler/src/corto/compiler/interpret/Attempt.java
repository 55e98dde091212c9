// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// One initialiser being tried at build time: whether it may touch what it touches, and what it may use up.
///
/// In an image an application's initialiser runs when the program first uses the class, after whatever the program has done by then.
/// To run it earlier must make no difference. So it may
///
/// - write only objects that it made and static fields of its own class;
/// - read only what cannot have changed by then: final fields, its own fields and objects, arrays of the JDK (of which the program gets
///   no hold), and what the JDK caches inside immutable objects; not objects of runtime or kernel, which boot code may change.
///
/// It is refused as soon as it does anything else. Methods here answer null if an access is allowed, else why not.
final class Attempt {
    enum Mode {
        /// JDK, runtime and kernel: may do everything.
        TRUSTED,
        /// A class of the application.
        APPLICATION,
        /// A call whose result is to replace it: as APPLICATION, without a class of its own.
        FOLDING
    }

    static final long TRUSTED_STEPS = 50_000_000;
    static final long APPLICATION_STEPS = 2_000_000;
    /// A bigger array of the application would make the image big; allocating it is cheaper.
    static final long MAX_APPLICATION_ARRAY_BYTES = 1 << 20;
    static final long MAX_ARRAY_BYTES = 1 << 26;

    /// Instance fields that cache what can be computed from an immutable object at any time.
    private static final Set<String> CACHES = Set.of(
            "java/lang/String.hash", "java/lang/String.hashIsZero", "java/lang/Enum.hash",
            "java/math/BigInteger.bitCountPlusOne", "java/math/BigInteger.magBitLengthPlusOne",
            "java/math/BigInteger.lowestSetBitPlusTwo", "java/math/BigInteger.numberOfTrailingZeroIntsPlusTwo",
            "java/math/BigDecimal.precision", "java/math/BigDecimal.stringCache",
            "java/util/AbstractMap.keySet", "java/util/AbstractMap.values");
    /// Its fields are filled once, by initialisers of the classes that they open.
    private static final String SECRETS = "jdk/internal/access/SharedSecrets";
    /// Final fields whose array nobody changes once the object is complete. So are all with the JDK's own mark, `@Stable`.
    private static final Set<String> IMMUTABLE_ARRAYS = Set.of("java/math/BigInteger.mag");
    private static final String STABLE = "Ljdk/internal/vm/annotation/Stable;";

    final Mode mode;
    /// The class being initialised; null when folding.
    final JavaClass type;
    final Attempt outer;
    final int mark;
    /// Frames deeper than this belong to the attempt.
    final int startDepth;
    long steps;
    /// Objects of runtime and kernel initialisers, which boot code may change; common to all attempts.
    private final Set<HeapObject> kernelMade;
    private final Set<HeapObject> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<HeapObject> immutable = new ArrayList<>();

    Attempt(Mode mode, JavaClass type, Attempt outer, int mark, int startDepth, Set<HeapObject> kernelMade) {
        this.mode = mode;
        this.type = type;
        this.outer = outer;
        this.mark = mark;
        this.startDepth = startDepth;
        this.kernelMade = kernelMade;
        steps = mode == Mode.TRUSTED ? TRUSTED_STEPS : APPLICATION_STEPS;
    }

    boolean isTrusted() {
        return mode == Mode.TRUSTED;
    }

    /// Whether no attempt around this one can have influenced it.
    boolean isIndependent() {
        for (Attempt a = outer; a != null; a = a.outer) {
            if (a.isTrusted()) {
                return false;
            }
        }
        return true;
    }

    void noteMade(HeapObject object) {
        switch (mode) {
            case TRUSTED -> {
                if (type != null && !type.module.equals("java.base")) {
                    kernelMade.add(object);
                }
            }
            case APPLICATION -> object.owner = type;
            case FOLDING -> made.add(object);
        }
    }

    boolean owns(HeapObject object) {
        return switch (mode) {
            case TRUSTED -> true;
            case APPLICATION -> object.owner == type;
            case FOLDING -> made.contains(object);
        };
    }

    /// Notes arrays that become part of an immutable object.
    void noteStored(JavaField field, Object value) {
        if (value instanceof ArrayObject array && field.isFinal() && holdsImmutableArray(field)) {
            immutable.add(array);
        }
    }

    private static boolean holdsImmutableArray(JavaField field) {
        return field.owner.module.equals("java.base") && (IMMUTABLE_ARRAYS.contains(id(field))
                || field.annotations.stream().anyMatch(a -> a.className().equalsString(STABLE)));
    }

    /// Opens to everybody what nobody can change: called when the initialiser has succeeded.
    void release() {
        immutable.forEach(this::release);
        for (JavaField field : type.fields()) {
            boolean madeByJavac = field.name.equals("$VALUES") || field.name.startsWith("$SwitchMap$");
            if (madeByJavac && field.isStatic() && field.isFinal() && field.value instanceof ArrayObject array) {
                release(array);
            }
        }
    }

    private void release(HeapObject array) {
        kernelMade.remove(array);
        if (array.owner == type) {
            array.owner = null;
        }
    }

    String readStatic(JavaField field, EffectivelyFinal effectivelyFinal) {
        if (isTrusted() || field.owner == type || field.isFinal() && field.constantValue != null) {
            return null;
        }
        if (field.owner.isApplication() && field.owner.initialization == Initialization.RUNNING) {
            return "reads " + field + " while " + field.owner.javaName() + " is still being initialised";
        }
        return field.isFinal() || field.owner.name.equals(SECRETS) || effectivelyFinal.contains(field) ? null
                : "reads " + field + ", which is not final";
    }

    String writeStatic(JavaField field) {
        return isTrusted() || field.owner == type ? null : "writes " + field + ", a field of another class";
    }

    String readField(Instance object, JavaField field) {
        if (isTrusted() || field.isFinal() || owns(object) || CACHES.contains(id(field))) {
            return null;
        }
        if (mode == Mode.APPLICATION && isOfJdk(object) && field.owner.module.equals("java.base")) {
            return null;
        }
        return "reads " + field + " of an object that it did not make, which may have changed by then";
    }

    String writeField(Instance object, JavaField field) {
        return isTrusted() || owns(object) || CACHES.contains(id(field)) ? null
                : "writes " + field + " of an object that it did not make";
    }

    String readElements(ArrayObject array) {
        return isTrusted() || isOfJdk(array) || owns(array) ? null
                : "reads an array of " + (array.owner == null ? "the runtime" : array.owner.javaName()) + ", whose elements may have changed by then";
    }

    private boolean isOfJdk(HeapObject object) {
        return object.owner == null && !kernelMade.contains(object);
    }

    String writeElements(ArrayObject array) {
        return isTrusted() || owns(array) ? null : "writes into " + array + " that it did not make";
    }

    String allocate(long bytes) {
        long limit = isTrusted() ? MAX_ARRAY_BYTES : MAX_APPLICATION_ARRAY_BYTES;
        return bytes <= limit ? null : "makes an array of " + bytes + " bytes, too big for an image";
    }

    private static String id(JavaField field) {
        return field.owner.name + "." + field.name;
    }
}
