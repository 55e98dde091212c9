// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaNamesTest {
    @TempDir
    private Path folder;

    @Test
    void clones_that_gcc_makes_are_the_function_itself() throws IOException {
        JavaNames names = names("f\tjava.base\tjava.util\tMap$Entry\tget(I)V\tmethod\n");

        assertThat(names.of("f.part.0")).isEqualTo(names.of("f")).isPresent();
        assertThat(names.of("f.constprop.0.isra.0")).isEqualTo(names.of("f"));
        assertThat(names.of("g")).isEmpty();
    }

    @Test
    void frames_name_the_module_except_for_the_application() throws IOException {
        JavaNames names = names("f\tjava.base\tjava.util\tMap$Entry\tget(I)V\tmethod\ng\t\t\tHello\tmain([Ljava/lang/String;)V\tmethod\n");

        assertThat(names.of("f").orElseThrow().frame("Map.java:1")).hasToString("java.base/java.util.Map$Entry.get(Map.java:1)");
        assertThat(names.of("g").orElseThrow().frame("Hello.java:2")).hasToString("Hello.main(Hello.java:2)");
    }

    private JavaNames names(String text) throws IOException {
        return JavaNames.read(Files.writeString(folder.resolve("symbols.tsv"), text));
    }
}
