// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.ClassSource;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Source text compiled by javac, once as an application of a world, once for the JVM that runs the test.
final class Program {
    private static final String IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*; import java.math.*;\n";

    final World world;
    final ClassInitializer initializer;
    private final Path classes;

    private Program(World world, Path classes) {
        this.world = world;
        this.classes = classes;
        initializer = new ClassInitializer(world);
    }

    /// Top-level classes of `source`; the usual packages are imported.
    static Program of(String source) {
        return of(source, null, Map.of());
    }

    /// @param jdkPatch class files that replace those of java.base, or null
    /// @param modules class files of modules to add, by folder
    static Program of(String source, Path jdkPatch, Map<Path, String> modules) {
        Path classes = compile(IMPORTS + source, modules.keySet());
        return new Program(new World(new ClassSource(jdkPatch, new LinkedHashMap<>(modules), List.of(classes))), classes);
    }

    /// A class `Case` with these members.
    static Program ofMembers(String members) {
        return of("public class Case {\n" + members + "\n}");
    }

    static Path compile(String source, Iterable<Path> classPath) {
        try {
            Path folder = Files.createTempDirectory("corto-interpret");
            folder.toFile().deleteOnExit();
            List<String> options = new ArrayList<>(List.of("-proc:none", "-g", "-nowarn", "-d", folder.toString()));
            List<String> path = new ArrayList<>();
            classPath.forEach(p -> path.add(p.toString()));
            options.addAll(List.of("-cp", String.join(":", path)));
            JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Case.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            };
            StringWriter messages = new StringWriter();
            if (!ToolProvider.getSystemJavaCompiler().getTask(messages, null, null, options, null, List.of(file)).call()) {
                throw new AssertionError(messages);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JavaClass type(String name) {
        return world.classNamed(name.replace('.', '/'));
    }

    JavaClass.Initialization initialize(String name) {
        return initializer.initialize(type(name));
    }

    String reason(String name) {
        return initializer.reason(type(name));
    }

    /// The value of a static field: numbers as they are, strings as host strings.
    Object staticValue(String type, String field) {
        return host(type(type).declaredField(field).value);
    }

    JavaField field(String type, String field) {
        return type(type).declaredField(field);
    }

    /// `static … run()` of class `Case` as interpreted.
    Object interpret() {
        for (JavaMethod method : type("Case").methods()) {
            if (method.name.equals("run")) {
                return host(initializer.invoke(method));
            }
        }
        throw new AssertionError("no method run");
    }

    private static Object host(Object value) {
        return value instanceof Instance i && i.type.name.equals("java/lang/String") ? World.javaString(i)
                : value instanceof HeapObject object ? object.toString() : value;
    }

    /// `static … run()` of class `Case` on the JVM of the test.
    Object runOnHost() {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Method run = loader.loadClass("Case").getDeclaredMethod("run");
            run.setAccessible(true);
            return run.invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// Both must give the same; gives it.
    Object runBoth() {
        Object expected = runOnHost();
        assertThat(interpret()).isEqualTo(expected);
        return expected;
    }

    static Object runBothOf(String members) {
        return ofMembers(members).runBoth();
    }
}
