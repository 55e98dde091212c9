// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.nio.ByteBuffer;
import java.security.ProtectionDomain;

/// The doors through which classes come into a JVM: a closed world has none.
@Substitute("java.lang.ClassLoader")
final class ClassLoaderSubstitution {
    private static final String NO_LOADING =
        "an image loads no classes when it runs: put them on its class path and call them, or choose among them with a ServiceLoader";

    /// No class is loaded, so none in parallel.
    @Replace
    protected static boolean registerAsParallelCapable() {
        return true;
    }

    @Delete(reason = NO_LOADING)
    public Class<?> loadClass(String name) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LOADING)
    protected Class<?> loadClass(String name, boolean resolve) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LOADING)
    protected Class<?> defineClass(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LOADING)
    protected Class<?> defineClass(String name, byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LOADING)
    protected Class<?> defineClass(String name, byte[] bytes, int offset, int length, ProtectionDomain domain) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_LOADING)
    protected Class<?> defineClass(String name, ByteBuffer bytes, ProtectionDomain domain) {
        throw new UnsupportedOperationException();
    }
}
