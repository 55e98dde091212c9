// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaClass;
import corto.compiler.world.Kind;
import corto.compiler.world.UnresolvedException;
import java.lang.constant.ClassDesc;

/// What code must not do with values of a `@Word` type: they are bits in a register, so nothing may take them for objects.
final class WordRules {
    private static final String NOT_AN_OBJECT = "A word is bits, not an object: keep its bits() as a long, or put it into a record or class of its own.";
    private static final String NOT_NULL = "A word is never null: use a value that stands for none, such as Address.zero().";

    private WordRules() {}

    /// `value` goes where `descriptor` is declared: an argument, a field, a result.
    static void check(Value value, String descriptor, Kind kind, String place) {
        if (kind.isReference()) {
            if (value.word) {
                throw new UnresolvedException("a value of a word type is used as an object: " + place + ", of type " + type(descriptor), NOT_AN_OBJECT);
            }
            if (descriptor.charAt(0) == '[' && isWordArray(value) && !isWordArray(value, descriptor)) {
                throw new UnresolvedException("an array of words is used as an array of objects: " + place + ", of type " + type(descriptor),
                        "An array of words holds bits: pass it on as what it is, or copy the bits() into a long[].");
            }
        } else if (value.isReference()) {
            throw new UnresolvedException("null is used as a value of a word type: " + place + ", of type " + type(descriptor), NOT_NULL);
        }
    }

    /// `value` is stored into an array.
    static void checkElement(Value value, Value array) {
        boolean words = isWordArray(array);
        if (value.word && !words) {
            throw new UnresolvedException("a value of a word type is used as an object: it is stored into an array of objects", NOT_AN_OBJECT);
        }
        if (!value.word && words) {
            throw new UnresolvedException("null is used as a value of a word type: it is stored into an array of words", NOT_NULL);
        }
    }

    /// An instruction that works on an object takes `value`.
    static void checkObject(Value value, String what) {
        if (value.word) {
            throw new UnresolvedException("a value of a word type is " + what,
                    "Words have no identity: compare them with is() or their bits(), and lock an object that owns them.");
        }
    }

    /// A variable is read that got a word on one way and something else, so null, on another.
    static Value readable(Value local) {
        if (local == null) {
            throw new UnresolvedException("null is used as a value of a word type: a variable is a word on one way and null on another", NOT_NULL);
        }
        return local;
    }

    private static boolean isWordArray(Value value) {
        JavaClass type = value.cone != null ? value.cone : value.exact.length > 0 ? value.exact[0] : null;
        return type != null && type.isArray() && type.element().isWord();
    }

    private static boolean isWordArray(Value value, String descriptor) {
        JavaClass type = value.cone != null ? value.cone : value.exact[0];
        return descriptor.equals("[L" + type.element().name + ";");
    }

    private static String type(String descriptor) {
        return ClassDesc.ofDescriptor(descriptor).displayName();
    }
}
