// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.util.HashMap;
import java.util.Map;

/// What native methods do at build time, by `java/lang/System.identityHashCode(Ljava/lang/Object;)I`.
///
/// Two kinds of entries: natives, used where the method has no body (a class replaced for the image may have one), and
/// replacements, used even if it has one.
final class Natives {
    private static final NativeMethod NOTHING = (_, _) -> null;

    private final Map<String, NativeMethod> natives = new HashMap<>();
    private final Map<String, NativeMethod> replacements = new HashMap<>();

    Natives() {
        ObjectNatives.addTo(this);
        MathNatives.addTo(this);
        UnsafeNatives.addTo(this);
        SystemNatives.addTo(this);
    }

    /// What to do instead of running the body; null: run it, or refuse if there is none.
    NativeMethod find(JavaMethod method) {
        String key = method.owner.name + "." + method.selector();
        NativeMethod replacement = replacements.get(key);
        if (replacement != null || !method.isNative()) {
            return replacement;
        }
        if (method.selector().equals("registerNatives()V") || method.selector().equals("initIDs()V")) {
            return NOTHING;
        }
        return natives.get(key);
    }

    void add(String key, NativeMethod method) {
        natives.put(key, method);
    }

    void replace(String key, NativeMethod method) {
        replacements.put(key, method);
    }

    /// The method does nothing at build time.
    void ignore(String key) {
        replacements.put(key, NOTHING);
    }

    /// Application initialisers and folded calls may not call the method.
    void refuse(String key, String cause) {
        replacements.put(key, (in, _) -> {
            throw in.refuse(cause);
        });
    }

    // Arguments as natives see them.

    static boolean bool(Object value) {
        return (Integer) value != 0;
    }

    static Integer bool(boolean value) {
        return value ? 1 : 0;
    }

    static JavaClass mirrored(Interpreter in, Object classObject) {
        if (classObject == null) {
            throw in.thrown("java/lang/NullPointerException", null);
        }
        return ((Instance) classObject).mirrored;
    }

    static String text(Interpreter in, Object string) {
        if (string == null) {
            throw in.thrown("java/lang/NullPointerException", null);
        }
        return World.javaString((Instance) string);
    }

    static ArrayObject array(Interpreter in, Object reference) {
        if (reference == null) {
            throw in.thrown("java/lang/NullPointerException", null);
        }
        if (!(reference instanceof ArrayObject array)) {
            throw in.thrown("java/lang/IllegalArgumentException", "Argument is not an array");
        }
        return array;
    }

    static HeapObject object(Interpreter in, Object reference) {
        if (reference == null) {
            throw in.thrown("java/lang/NullPointerException", null);
        }
        return (HeapObject) reference;
    }
}
