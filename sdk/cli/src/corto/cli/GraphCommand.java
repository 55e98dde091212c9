// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.graph.GraphSvg;
import corto.graph.GraphText;
import corto.graph.LibraryGraph;
import corto.report.Level;
import corto.report.SizeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto graph`: the libraries of an image and who requires whom.
@Group("Look")
@Command(name = "graph", mixinStandardHelpOptions = true, sortOptions = false, description = "Draws the libraries of an image.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto graph hello                     the path of an SVG drawing",
            "  corto graph --text nginx              a tree",
            "  corto graph --dot -o nginx.dot nginx  for Graphviz"})
final class GraphCommand implements Callable<Integer> {
    private static final String FILE = "graph.svg";

    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "As in corto run. Without one: the image used last.")
    private String target;

    @Mixin
    private ImageOptions imageOptions;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write it. Default: beside the image, and its path is printed; text, DOT and JSON are printed.")
    private Path output;

    @Option(names = "--all", description = "Every requirement, also those that others imply.")
    private boolean all;

    @ArgGroup
    private Form form = new Form();

    /// At most one of these; without one the graph is drawn as SVG.
    private static final class Form {
        @Option(names = "--text", description = "A tree instead.")
        private boolean text;

        @Option(names = "--dot", description = "For Graphviz instead.")
        private boolean dot;

        @Option(names = "--json", description = "JSON instead.")
        private boolean json;
    }

    @Override
    public Integer call() throws IOException {
        Image image = target == null ? ImageBuild.last() : ImageBuild.of(target, imageOptions);
        SizeReport report = SizeReport.read(image.file(), image.debugFile(), image.symbolTable());
        Map<String, Long> bytes = report.by(Level.LIBRARY);
        ImageLibraries libraries = ImageLibraries.of(image);
        LibraryGraph graph = LibraryGraph.of(libraries.composition(), libraries.modules(), bytes);
        if (form.text || form.dot || form.json) {
            String text = form.text ? GraphText.tree(graph, image.title() + ": libraries and their bytes", all) : form.dot ? GraphText.dot(graph, image.title(), all)
                    : Json.of(GraphText.json(graph, image.title())) + "\n";
            if (output == null) {
                System.out.print(text);
            } else {
                Files.writeString(output, text);
            }
            return 0;
        }
        Path file = output == null ? image.folder().resolve(FILE) : output;
        Files.writeString(file, GraphSvg.of(graph, image.title(), fact(report, bytes, graph), all));
        System.out.println(file);
        return 0;
    }

    /// What of the file the drawing shows, and what else there is.
    private static String fact(SizeReport report, Map<String, Long> bytes, LibraryGraph graph) {
        long drawn = graph.libraries().stream().mapToLong(LibraryGraph.Library::bytes).sum();
        String others = bytes.entrySet().stream().filter(entry -> graph.library(entry.getKey()) == null)
                .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue())).collect(Collectors.joining(" · "));
        return String.format(Locale.ROOT, "%,d libraries have %,d of %,d bytes; the others: %s",
                graph.libraries().stream().filter(LibraryGraph.Library::isInImage).count(), drawn, report.fileBytes(), others);
    }
}
