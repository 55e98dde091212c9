// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;

/// Who calls is known to the build, which answers it in initialisers; code that runs in the image cannot look down its stack.
@Substitute("jdk.internal.reflect.Reflection")
final class ReflectionSubstitution {
    @Delete(reason = "an image has no method handles and no reflection: use a lambda or a method reference; for a variable handle, call MethodHandles.lookup() in a static initialiser")
    public static Class<?> getCallerClass() {
        throw new UnsupportedOperationException();
    }
}
