// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.ClassSource;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Source text compiled by javac, as the application of a world and for the JVM that runs the test.
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

    /// Top-level classes of an application; the usual packages are imported. The JDK is as it is.
    static Program of(String source) {
        Path classes = compile(IMPORTS + source, List.of());
        return new Program(new World(new ClassSource(null, new LinkedHashMap<>(), List.of(classes))), classes);
    }

    /// A class `Case` with these members.
    static Program ofMembers(String members) {
        return of("public class Case {\n" + members + "\n}");
    }

    /// As [#of], but the classes belong to a module that is trusted.
    static Program ofKernel(String source) {
        Path classes = compile(IMPORTS + source, List.of());
        return new Program(new World(new ClassSource(null, new LinkedHashMap<>(Map.of(classes, "kernel.test")), List.of())), classes);
    }

    /// As [#of], with the JDK and the runtime of images.
    static Program forImage(String source) {
        Target target = new Target();
        Path classes = compile(IMPORTS + source, List.of(target.folder("corto.lang")));
        return new Program(target.world(Map.of(), List.of(classes)), classes);
    }

    /// As [#forImage], with one more class, of a kernel module.
    static Program forImage(String source, String kernelClass) {
        Path kernel = compile(kernelClass, List.of());
        Path classes = compile(IMPORTS + source, List.of(kernel));
        return new Program(new Target().world(Map.of(kernel, "kernel.test"), List.of(classes)), classes);
    }

    /// As [#ofKernel], with the JDK and the runtime of images.
    static Program ofKernelForImage(String source) {
        Target target = new Target();
        Path classes = compile(IMPORTS + source, List.of(target.folder("corto.lang")));
        return new Program(target.world(Map.of(classes, "kernel.test"), List.of()), classes);
    }

    private static Path compile(String source, List<Path> classPath) {
        try {
            Path folder = Files.createTempDirectory("corto-interpret");
            deleteAtExit(folder);
            List<String> options = List.of("-proc:none", "-g", "-nowarn", "-d", folder.toString(),
                    "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                    "-cp", String.join(":", classPath.stream().map(Path::toString).toList()));
            JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Case.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }

                @Override
                public boolean isNameCompatible(String simpleName, Kind kind) {
                    return kind == Kind.SOURCE; // a public class of any name
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

    private static void deleteAtExit(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
            } catch (IOException e) {
                // The system's temporary folder is emptied by others, too.
            }
        }));
    }

    JavaClass type(String name) {
        return world.classNamed(name.replace('.', '/'));
    }

    Initialization initialize(String name) {
        return initializer.initialize(type(name));
    }

    String reason(String name) {
        return initializer.reason(type(name));
    }

    /// Initialises the class, which must come out RUN_TIME; gives the reason.
    String refusalOf(String name) {
        assertThat(initialize(name)).isEqualTo(Initialization.RUN_TIME);
        return reason(name);
    }

    /// Initialises the class, which must come out BUILD_TIME.
    Program initialized(String name) {
        assertThat(initialize(name)).as(() -> reason(name)).isEqualTo(Initialization.BUILD_TIME);
        return this;
    }

    JavaField field(String type, String field) {
        return type(type).declaredField(field);
    }

    /// The value of a static field: numbers as they are, strings as host strings.
    Object value(String type, String field) {
        return host(field(type, field).value);
    }

    HeapObject object(String type, String field) {
        return (HeapObject) field(type, field).value;
    }

    JavaMethod method(String type, String name) {
        return type(type).methods().stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }

    private static Object host(Object value) {
        return value instanceof Instance i && i.type.name.equals("java/lang/String") ? World.javaString(i)
                : value instanceof HeapObject object ? object.toString() : value;
    }

    /// `static … run()` of class `Case` on the JVM of the test.
    private Object runOnHost() {
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

    /// Members of a class `Case` with a static method `run`: what it gives as a trusted initialiser must be what the JVM gives.
    static Object runBothOf(String members) {
        return ofKernel(withResult(members)).runBoth();
    }

    /// As [#runBothOf], with the JDK of images.
    static Object runBothForImage(String members) {
        return ofKernelForImage(withResult(members)).runBoth();
    }

    private static String withResult(String members) {
        return "public class Case {\n" + members + "\n}\nclass Result { static final Object VALUE = Case.run(); }";
    }

    private Object runBoth() {
        Object expected = runOnHost();
        assertThat(initialized("Result").value("Result", "VALUE")).isEqualTo(expected);
        return expected;
    }
}
