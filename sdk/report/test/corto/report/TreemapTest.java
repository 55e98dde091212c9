// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;

import corto.console.JsonReader;
import corto.report.Piece.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreemapTest {
    private final SizeReport report = SizeReport.of(List.of(
            new Piece("corto.net", "corto.net", "Net", "up()", Kind.METHOD, ".text", 30, true),
            new Piece("corto.net", "corto.net", "Net", "", Kind.OBJECT, ".data", 16, true),
            new Piece("corto.net", "corto.net", "Net", "", Kind.OBJECT, ".data", 16, true),
            new Piece("corto.net", "corto.net", "Net", "</script>", Kind.STATIC, ".data", 8, true),
            new Piece("corto.net", "corto.net", "Net", "big", Kind.STATIC, ".bss", 999, false),
            new Piece(Piece.FORMAT, "", "", "ELF header", Kind.FORMAT, "", 64, true)), 134);
    private final SizeReport before = SizeReport.of(List.of(
            new Piece("corto.net", "corto.net", "Net", "up()", Kind.METHOD, ".text", 20, true),
            new Piece("corto.old", "corto.old", "Old", "gone()", Kind.METHOD, ".text", 5, true)), 25);

    private static Map<?, ?> data(String html) {
        String start = "<script type=\"application/json\" id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return (Map<?, ?>) JsonReader.read(html.substring(from, html.indexOf("</script>", from)));
    }

    private static long sum(Map<?, ?> node, String key) {
        Object own = node.get(key);
        List<?> children = node.containsKey("c") ? (List<?>) node.get("c") : List.of();
        return (own == null ? 0 : (long) own) + children.stream().mapToLong(child -> sum((Map<?, ?>) child, key)).sum();
    }

    private static Map<?, ?> child(Map<?, ?> node, String name) {
        return (Map<?, ?>) ((List<?>) node.get("c")).stream().filter(child -> ((Map<?, ?>) child).get("n").equals(name)).findFirst().orElseThrow();
    }

    @Test
    void the_leaves_add_up_to_the_file() {
        Map<?, ?> data = data(Treemap.html("hello", report));

        assertThat(sum((Map<?, ?>) data.get("tree"), "b")).isEqualTo(134).isEqualTo(data.get("fileBytes"));
        assertThat(data.get("sections")).isEqualTo(List.of(List.of(Piece.FORMAT, 64L), List.of(".data", 40L), List.of(".text", 30L)));
    }

    @Test
    void a_package_with_its_librarys_name_is_left_out_and_like_objects_are_one_leaf() {
        Map<?, ?> net = child(child((Map<?, ?>) data(Treemap.html("hello", report)).get("tree"), "corto.net"), "Net");

        assertThat(child(net, "up()")).isEqualTo(Map.of("n", "up()", "b", 30L, "k", 0L, "s", 2L));
        assertThat(child(net, "objects")).isEqualTo(Map.of("n", "objects", "b", 32L, "k", (long) Kind.OBJECT.ordinal(), "s", 1L, "x", 2L));
        assertThat(child(child(net, "static fields"), "</script>").get("b")).isEqualTo(8L);
    }

    @Test
    void a_comparison_has_both_sizes_of_what_is_in_either() {
        Map<?, ?> data = data(Treemap.html("hello", "before", new SizeDifference(report, before)));
        Map<?, ?> tree = (Map<?, ?>) data.get("tree");

        assertThat(sum(tree, "b")).isEqualTo(134);
        assertThat(sum(tree, "o")).isEqualTo(25).isEqualTo(data.get("otherBytes"));
        assertThat(child(child(child(tree, "corto.old"), "Old"), "gone()")).isEqualTo(Map.of("n", "gone()", "b", 0L, "o", 5L, "k", 0L, "s", 2L));
    }

    @Test
    void the_page_needs_nothing_else_and_has_no_place_holders_left() {
        String html = Treemap.html("hello <pc>", report);

        assertThat(html).contains("<title>hello &lt;pc></title>").doesNotContain("@TITLE@", "@STYLE@", "@SCRIPT@", "@DATA@", "http://", "https://", "<link", "src=");
        assertThat(html).doesNotContain("</script>\"");
    }
}
