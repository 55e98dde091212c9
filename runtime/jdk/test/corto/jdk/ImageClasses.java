// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Classes of `runtime/jdk` that need nothing but the public JDK, compiled for the test and called by name: they are not on the host's class
/// path, and its java.base does not have their packages.
final class ImageClasses {
    static final Path BASE = Path.of(System.getProperty("corto.root", ".")).resolve("runtime/jdk/base");

    private final Class<?> type;

    private ImageClasses(Class<?> type) {
        this.type = type;
    }

    /// A class of jdk.internal.corto.
    static ImageClasses named(String simpleName) {
        return load("", "jdk.internal.corto." + simpleName);
    }

    /// A substitution class.
    static ImageClasses substitution(String simpleName) {
        return load("../src/", "corto.jdk." + simpleName);
    }

    private static ImageClasses load(String folder, String name) {
        try {
            Path classes = Files.createTempDirectory("corto-jdk");
            List<String> options = List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            compile(options, folder + name.replace('.', '/') + ".java");
            ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
            return new ImageClasses(loader.loadClass(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static void compile(List<String> options, String... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            files.add(BASE.resolve(source));
        }
        List<String> all = new ArrayList<>(List.of("-nowarn", "-proc:none"));
        all.addAll(options);
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(messages, manager, null, all, null, manager.getJavaFileObjectsFromPaths(files)).call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    /// Calls the static method with that many parameters; what it throws is given back as its `toString`.
    Object call(String name, Object... arguments) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                try {
                    method.setAccessible(true);
                    return method.invoke(null, arguments);
                } catch (InvocationTargetException e) {
                    return e.getCause().toString();
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException(name);
    }
}
