// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.console.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto build`: makes the image and says where it is.
@Group("Build")
@Command(name = "build", mixinStandardHelpOptions = true, sortOptions = false, description = "Builds an image and prints its path.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto build hello                        the path of the image",
            "  corto build -O speed -o hello.elf hello  a copy of it, and hello.elf.debug for gdb",
            "  corto build --json nginx                 path and sizes, for a script"})
final class BuildCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "An app, a .java file, a .jar, or a folder.")
    private String target;

    @Mixin
    private ImageOptions imageOptions;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Copy the image there; with debug information to FILE.debug.")
    private Path output;

    @Option(names = "--json", description = "Print path, platform and sizes as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Image image = ImageBuild.of(target, imageOptions);
        Path file = image.file();
        Path debugFile = image.debugFile();
        if (output != null) {
            file = Files.copy(file, output, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            debugFile = Files.copy(debugFile, output.resolveSibling(output.getFileName() + ".debug"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("image", file.toString());
            values.put("debug", debugFile.toString());
            values.put("platform", image.platform());
            values.put("bytes", Files.size(file));
            values.put("reports", image.folder().toString());
            System.out.println(Json.of(values));
        } else {
            System.out.println(file);
            Progress.note(String.format(Locale.ROOT, "%s: %,d bytes", image.title(), Files.size(file)));
        }
        return 0;
    }
}
