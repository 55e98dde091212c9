// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What gdb must know beside the debug file: where the Java sources are.
final class DebugScript {
    private DebugScript() {
    }

    /// Writes the script into the image's folder; `last` is its last command.
    static Path write(Image image, Application application, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("set breakpoint pending on");
        for (Path folder : application.sourceFolders()) {
            lines.add("directory " + folder);
        }
        for (SourceModule module : SourceModule.below(Sdk.root(), "runtime", "lib")) {
            lines.add("directory " + module.sources());
        }
        lines.add("directory " + Sdk.root().resolve("runtime/jdk/base"));
        lines.add(last);
        return Files.write(image.folder().resolve("debug.gdb"), lines);
    }
}
