// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;

/// What native methods do at build time, by `java/lang/System.identityHashCode(Ljava/lang/Object;)I`.
///
/// Each group answers two questions: what to do for a native (a class replaced for the image may have a body for it), and what to do
/// instead of a body that is wrong at build time. They are switches, not maps, so that only lambdas in use are ever linked.
final class Natives {
    static final NativeMethod NOTHING = (_, _) -> null;

    private Natives() {}

    /// What to do instead of running the body; null: run it, or refuse if there is none.
    static NativeMethod find(JavaMethod method) {
        String key = method.owner.name + "." + method.selector();
        NativeMethod found = ObjectNatives.replacement(key);
        if (found == null) {
            found = ClassNatives.replacement(key);
        }
        if (found == null) {
            found = SystemNatives.replacement(key);
        }
        if (found == null) {
            found = UnsafeNatives.find(method);
        }
        return found == null && method.isNative() ? nativeMethod(key, method.selector()) : found;
    }

    /// Whether the method's effects cannot be observed though it has some: hash codes that need only differ, caches of immutable
    /// objects. Application initialisers run it as if they were trusted.
    static boolean isUnobservable(JavaMethod method) {
        return switch (method.owner.name + "." + method.selector()) {
            case "java/lang/ThreadLocal.nextHashCode()I",
                    "java/nio/charset/Charset.lookup(Ljava/lang/String;)Ljava/nio/charset/Charset;",
                    "java/util/Locale.getInstance(Lsun/util/locale/BaseLocale;Lsun/util/locale/LocaleExtensions;)Ljava/util/Locale;",
                    "sun/util/locale/BaseLocale.getInstance(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Lsun/util/locale/BaseLocale;",
                    "java/time/ZoneOffset.ofTotalSeconds(I)Ljava/time/ZoneOffset;" -> true;
            default -> false;
        };
    }

    private static NativeMethod nativeMethod(String key, String selector) {
        if (selector.equals("registerNatives()V") || selector.equals("initIDs()V")) {
            return NOTHING;
        }
        NativeMethod found = ObjectNatives.nativeMethod(key);
        if (found == null) {
            found = ClassNatives.nativeMethod(key);
        }
        return found == null ? SystemNatives.nativeMethod(key) : found;
    }

    static NativeMethod refusal(String cause) {
        return (in, _) -> {
            throw in.refuse(cause);
        };
    }

    // Arguments and results as natives see them.

    static Integer bool(boolean value) {
        return value ? 1 : 0;
    }

    static JavaClass mirrored(Interpreter in, Object classObject) {
        return ((Instance) object(in, classObject)).mirrored;
    }

    static String text(Interpreter in, Object string) {
        return World.javaString((Instance) object(in, string));
    }

    static ArrayObject array(Interpreter in, Object reference) {
        if (!(object(in, reference) instanceof ArrayObject array)) {
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
