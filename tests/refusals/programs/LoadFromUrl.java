// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.ClassLoader.loadClass cannot be in an image
// refused: used by LoadFromUrl.load(LoadFromUrl.java:17)
// refused: called by LoadFromUrl.main(
// refused: put them on its class path
import java.net.URL;
import java.net.URLClassLoader;

/// Classes fetched from somewhere.
class LoadFromUrl {
    public static void main(String[] args) throws Exception {
        System.out.println(load());
    }

    private static Class<?> load() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
            return loader.loadClass("Plugin");
        }
    }
}
