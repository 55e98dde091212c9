// SPDX-License-Identifier: Apache-2.0
package corto.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OldClassesTest {
    private static final Path DEPENDENCIES = Path.of(System.getProperty("corto.build"), "dependencies");

    /// Loads the renewed classes and nothing else but the JDK's, all of them verified by their stack maps.
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(ClassLoader.getPlatformClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    @Test
    void picoclis_classes_become_those_of_Java_8_and_still_work() throws IOException, ReflectiveOperationException {
        Map<String, byte[]> renewed = OldClasses.renewed(jar("picocli-"));

        assertThat(renewed).hasSizeGreaterThan(200).allSatisfy((_, bytes) -> assertThat(ClassFile.of().parse(bytes).majorVersion()).isEqualTo(ClassFile.JAVA_8_VERSION));
        Class<?> command = Class.forName("picocli.CommandLine", true, new Loader(renewed));
        Class<?> specification = command.getClassLoader().loadClass("picocli.CommandLine$Model$CommandSpec");
        Method usage = command.getMethod("getUsageMessage");
        Object line = command.getConstructor(Object.class).newInstance(specification.getMethod("create").invoke(null));
        assertThat((String) usage.invoke(line)).startsWith("Usage: ");
    }

    @Test
    void recent_classes_are_left_alone() throws IOException {
        assertThat(OldClasses.renewed(jar("snakeyaml-engine-"))).isEmpty();
    }

    private static Path jar(String prefix) {
        return SourceFiles.below(DEPENDENCIES, ".jar").stream().filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
    }
}
