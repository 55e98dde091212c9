// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.report.Level;
import corto.report.SizeReport;
import corto.report.SizeTable;
import corto.report.Treemap;
import corto.symbols.ElfSymbols;
import corto.symbols.JavaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto size`: who needs how many bytes.
@Command(name = "size", mixinStandardHelpOptions = true, sortOptions = false, description = "Explains every byte of an image.")
final class SizeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "As in corto run. Without one: the image used last.")
    private String target;

    @Mixin
    private ImageOptions imageOptions;

    @Option(names = "--by", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Level level = Level.LIBRARY;

    @Option(names = "--top", paramLabel = "N", description = "Lines to show. Default: ${DEFAULT-VALUE}.")
    private int top = 30;

    @Option(names = "--json", description = "All levels as JSON.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a treemap for a browser.")
    private Path html;

    @Override
    public Integer call() throws IOException {
        Image image = target == null ? ImageBuild.last() : ImageBuild.of(Applications.of(target), imageOptions);
        SizeReport report = SizeReport.of(ElfSymbols.read(image.debugFile()), JavaNames.read(image.symbolTable()), Files.size(image.file()));
        if (html != null) {
            Files.writeString(html, Treemap.html(image.title(), report));
            System.err.println("corto: wrote " + html);
        }
        if (json) {
            System.out.println(Json.of(SizeTable.json(image.title(), report)));
        } else if (html == null) {
            System.out.print(SizeTable.text(image.title(), report, level, top));
        }
        return 0;
    }
}
