// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs made on this machine.
public final class CProgram {
    private CProgram() {}

    /// Compiles `source` into `folder`. The program's path.
    public static Path compile(Path folder, String name, String source, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".c"), source);
        Path program = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of("gcc", "-o", program.toString(), file.toString()));
        words.addAll(List.of(options));
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
        return program;
    }
}
