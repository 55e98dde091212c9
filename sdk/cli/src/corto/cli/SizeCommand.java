// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.report.Level;
import corto.report.SizeDifference;
import corto.report.SizeReport;
import corto.report.SizeTable;
import corto.report.Treemap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto size`: who needs how many bytes.
@Group("Look")
@Command(name = "size", mixinStandardHelpOptions = true, sortOptions = false, description = "Explains every byte of an image.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto size hello                       by library",
            "  corto size hello --by method --top 10  the ten largest methods",
            "  corto size --html size.html nginx      a treemap for a browser",
            "  corto size hello --compare status      what hello has and status has not"})
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

    @Option(names = "--compare", paramLabel = "OTHER", description = "What is more and less than in OTHER: a target, an image's folder or image.debug, or what --json printed.")
    private String other;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a treemap for a browser.")
    private Path html;

    @Override
    public Integer call() throws IOException {
        Image image = target == null ? ImageBuild.last() : ImageBuild.of(target, imageOptions);
        SizeReport report = SizeReport.read(image.file(), image.debugFile(), image.symbolTable());
        if (other != null) {
            ComparedImage compared = ComparedImage.of(other);
            SizeDifference difference = new SizeDifference(report, compared.report());
            boolean differ = !compared.title().equals(image.title());
            String title = differ ? image.title() : image.title() + ", " + image.folder().getFileName();
            String otherTitle = differ ? compared.title() : compared.title() + ", " + compared.build();
            print(() -> Treemap.html(title, otherTitle, difference), () -> SizeTable.json(title, otherTitle, difference), () -> SizeTable.text(title, otherTitle, difference, level, top));
        } else {
            print(() -> Treemap.html(image.title(), report), () -> SizeTable.json(image.title(), report), () -> SizeTable.text(image.title(), report, level, top));
        }
        return 0;
    }

    private void print(Supplier<String> page, Supplier<Map<String, Object>> values, Supplier<String> text) throws IOException {
        if (html != null) {
            Files.writeString(html, page.get());
            System.err.println("corto: wrote " + html);
        }
        if (json) {
            System.out.println(Json.of(values.get()));
        } else if (html == null) {
            System.out.print(text.get());
        }
    }
}
