// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The README names every class of java.base that is changed.
class ReadmeTest {
    private static final Path LIBRARY = ImageClasses.BASE.getParent();
    private static final Pattern TARGET = Pattern.compile("@Substitute\\(\"([^\"]+)\"\\)");

    @Test
    void every_replaced_class_is_in_the_readme() throws IOException {
        String readme = Files.readString(LIBRARY.resolve("README.md"));
        List<String> missing = new ArrayList<>();
        for (Path file : sources(LIBRARY.resolve("base"))) {
            String name = file.getFileName().toString().replace(".java", "");
            if (!readme.contains("`" + name + "`") && !readme.contains("." + name + "`")) {
                missing.add(LIBRARY.relativize(file).toString());
            }
        }
        for (Path file : sources(LIBRARY.resolve("src"))) {
            Matcher target = TARGET.matcher(Files.readString(file));
            while (target.find()) {
                String name = target.group(1).substring(target.group(1).lastIndexOf('.') + 1);
                String inner = name.substring(name.indexOf('$') + 1);
                if (!readme.contains("`" + name + "`") && !readme.contains("." + name + "`") && !readme.contains("$" + inner + "`")) {
                    missing.add(target.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
