// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Objects;

/// Finds a constant by its name in the array of constants: enum types are small, and no map has to be kept.
@Substitute("java.lang.Enum")
final class EnumSubstitution {
    @Replace
    public static <T extends Enum<T>> T valueOf(Class<T> type, String name) {
        T[] constants = type.getEnumConstants();
        for (T constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        Objects.requireNonNull(name, "Name is null");
        throw new IllegalArgumentException("No enum constant " + type.getCanonicalName() + "." + name);
    }
}
