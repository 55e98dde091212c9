// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import java.lang.reflect.InvocationHandler;

/// HotSpot makes the class of a proxy when the program runs.
@Substitute("java.lang.reflect.Proxy")
final class ProxySubstitution {
    private static final String NO_PROXIES = "an image makes no classes when it runs: write a class that implements the interface, or a lambda";

    @Delete(reason = NO_PROXIES)
    public static Object newProxyInstance(ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_PROXIES)
    public static Class<?> getProxyClass(ClassLoader loader, Class<?>... interfaces) {
        throw new UnsupportedOperationException();
    }
}
