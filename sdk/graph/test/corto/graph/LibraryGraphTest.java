// SPDX-License-Identifier: Apache-2.0
package corto.graph;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.SourceModule;
import corto.composition.Composition;
import corto.composition.Layers;
import corto.console.Json;
import corto.console.JsonReader;
import corto.graph.LibraryGraph.Edge;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LibraryGraphTest {
    @TempDir
    private Path root;
    private LibraryGraph graph;

    @BeforeEach
    void compose() throws IOException {
        module("corto.lang", "");
        module("corto.sched.api", "requires corto.lang; uses corto.sched.api.Policy;");
        Files.writeString(root.resolve("corto.sched.api/src/corto/sched/api/Policy.java"), "package corto.sched.api; public interface Policy {}");
        module("corto.sched.fair", "requires corto.lang; requires corto.sched.api; provides corto.sched.api.Policy with corto.sched.fair.Fair;");
        module("corto.sched.fifo", "requires corto.sched.api; provides corto.sched.api.Policy with corto.sched.fifo.Fifo;");
        module("corto.net.tcp", "requires corto.sched.api; requires corto.lang;");
        Files.writeString(root.resolve("layers"), "lang:\nsched: lang\nnet: lang sched\n");
        Map<String, SourceModule> modules = SourceModule.below(root, "").stream().collect(Collectors.toMap(SourceModule::name, Function.identity()));
        graph = LibraryGraph.of(Composition.closing(modules, List.of("corto.net.tcp", "corto.sched.fair"), Layers.read(root.resolve("layers"))), modules,
                Map.of("corto.lang", 100L, "corto.net.tcp", 23_968L, "java.base", 5L));
    }

    private void module(String name, String body) throws IOException {
        Path sources = Files.createDirectories(root.resolve(name).resolve("src"));
        Files.createDirectories(sources.resolve(name.replace('.', '/')));
        Files.writeString(sources.resolve("module-info.java"), "module " + name + " { " + body + " }");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void a_provider_and_what_could_stand_for_it_lead_to_the_api() {
        assertThat(graph.edges()).contains(new Edge("corto.sched.fair", "corto.sched.api", Edge.Kind.PROVIDES, "corto.sched.api.Policy"),
                new Edge("corto.sched.fifo", "corto.sched.api", Edge.Kind.ALTERNATIVE, "corto.sched.api.Policy"))
                .doesNotContain(new Edge("corto.sched.fair", "corto.sched.api", Edge.Kind.REQUIRES, ""));
        assertThat(graph.library("corto.sched.fifo").isInImage()).isFalse();
        assertThat(graph.library("corto.sched.fifo").symbol()).isEqualTo("CONFIG_SCHED_FIFO");
        assertThat(graph.library("corto.sched.api").isApi()).isTrue();
    }

    @Test
    void the_reduction_leaves_out_what_others_imply() {
        Edge implied = new Edge("corto.net.tcp", "corto.lang", Edge.Kind.REQUIRES, "");

        assertThat(graph.edges()).contains(implied);
        assertThat(graph.reducedEdges()).doesNotContain(implied).contains(new Edge("corto.net.tcp", "corto.sched.api", Edge.Kind.REQUIRES, ""));
    }

    @Test
    void the_drawing_is_xml_with_a_box_and_a_reason_for_each_library() throws Exception {
        Document svg = parsed(GraphSvg.of(graph, "a <b> & c", "5 libraries", false));

        Set<String> names = new HashSet<>();
        var groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            if (((Element) groups.item(i)).getAttribute("class").startsWith("box")) {
                names.add(((Element) groups.item(i)).getElementsByTagName("title").item(0).getTextContent().replaceFirst("\n(?s).*", ""));
            }
        }
        assertThat(names).containsExactlyInAnyOrder("corto.lang", "corto.sched.api", "corto.sched.fair", "corto.sched.fifo", "corto.net.tcp");
        assertThat(GraphSvg.of(graph, "", "", false)).contains("23,968 B", "corto.net.tcp requires corto.sched.api", "CONFIG_SCHED_FIFO", "corto.sched.fair provides corto.sched.api.Policy");
        assertThat(svg.getElementsByTagName("path").getLength()).isLessThan(parsed(GraphSvg.of(graph, "", "", true)).getElementsByTagName("path").getLength());
    }

    @Test
    void the_tree_begins_with_what_nobody_requires_and_writes_nothing_twice() {
        assertThat(GraphText.tree(graph, "image", false)).isEqualTo("""
                image

                net.tcp                                                         23,968  CONFIG_NET_TCP
                └─ sched.api                                                         0
                   └─ lang                                                         100

                sched.fair                                                           0  CONFIG_SCHED_FAIR
                └─ sched.api …

                Services and who provides them:
                  corto.sched.api.Policy: corto.sched.fair
                      or corto.sched.fifo (CONFIG_SCHED_FIFO)
                """);
    }

    @Test
    void json_has_libraries_and_services() {
        Map<?, ?> json = (Map<?, ?>) JsonReader.read(Json.of(GraphText.json(graph, "image")));
        List<?> libraries = (List<?>) json.get("libraries");

        assertThat(libraries).hasSize(4);
        assertThat(libraries.get(1)).isEqualTo(Map.of("name", "corto.net.tcp", "symbol", "CONFIG_NET_TCP", "group", "net", "bytes", 23_968L,
                "requires", List.of("corto.lang", "corto.sched.api"), "requiredBy", List.of()));
        assertThat(json.get("services")).isEqualTo(List.of(Map.of("name", "corto.sched.api.Policy", "api", "corto.sched.api", "many", false, "users", List.of("corto.sched.api"),
                "providers", List.of("corto.sched.fair"), "alternatives", List.of(Map.of("name", "corto.sched.fifo", "symbol", "CONFIG_SCHED_FIFO")))));
    }

    @Test
    void dot_quotes_its_names() {
        assertThat(GraphText.dot(graph, "a \"b\"", false)).startsWith("digraph image {\n  label=\"a \\\"b\\\"\";").contains("\"corto.net.tcp\" -> \"corto.sched.api\";\n", "[style=dashed, label=\"Policy\"]");
    }

    @Test
    void the_reason_of_a_library_leads_up_and_tells_what_only_it_needs() {
        assertThat(new LibraryReason(graph, "corto.lang").chains()).containsExactly(List.of("corto.net.tcp"), List.of("corto.sched.api", "corto.net.tcp"), List.of("corto.sched.fair"));
        assertThat(new LibraryReason(graph, "corto.sched.fair").lines()).containsExactly("    provides corto.sched.api.Policy, as corto.sched.fifo could", "    requires corto.lang, corto.sched.api");
        assertThat(new LibraryReason(graph, "corto.sched.api").lines()).contains("    required by corto.net.tcp", "    declares corto.sched.api.Policy, which corto.sched.fair provides");
        assertThat(new LibraryReason(graph, "corto.net.tcp").needsAlone()).isEmpty();
    }
}
