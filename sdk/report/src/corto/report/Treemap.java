// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Json;
import corto.report.Piece.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A [SizeReport], or the difference of two, as one HTML page that needs no other file and no network: rectangles as large as what they stand
/// for, nested as [SizeTree] says.
///
/// The page is `treemap.html` with `treemap.css` and `treemap.js` in it, and the tree as JSON:
/// `{image, other?, fileBytes, otherBytes?, zeroBytes, sections: [[name, bytes, before?]], kinds, tree}`, where a node of the tree is
/// `{n: name, c: children}` or a leaf `{n, b: bytes, o: bytes before, k: index in kinds, s: index in sections, x: pieces if not 1}`.
public final class Treemap {
    private Treemap() {
    }

    public static String html(String title, SizeReport report) {
        return html(title, data(title, report, null, null));
    }

    /// `difference` to the image that is called `other`.
    public static String html(String title, String other, SizeDifference difference) {
        return html(title + " compared with " + other, data(title, difference.now(), other, difference.before()));
    }

    private static String html(String title, Map<String, Object> data) {
        return resource("treemap.html")
                .replace("@TITLE@", title.replace("&", "&amp;").replace("<", "&lt;"))
                .replace("@STYLE@", resource("treemap.css"))
                .replace("@SCRIPT@", resource("treemap.js"))
                .replace("@DATA@", Json.compact(data));
    }

    private static Map<String, Object> data(String title, SizeReport report, String other, SizeReport before) {
        SizeTree tree = SizeTree.of(title, report, before);
        Map<String, List<Object>> sections = new LinkedHashMap<>();
        report.sections().forEach((name, bytes) -> sections.put(name, new ArrayList<>(List.of(name, bytes))));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("image", title);
        data.put("fileBytes", report.fileBytes());
        data.put("zeroBytes", report.zeroBytes());
        if (before != null) {
            data.put("other", other);
            data.put("otherBytes", before.fileBytes());
            before.sections().forEach((name, bytes) -> sections.computeIfAbsent(name, _ -> new ArrayList<>(List.of(name, 0))).add(bytes));
        }
        data.put("sections", sections.values());
        data.put("kinds", Arrays.stream(Kind.values()).map(Kind::toString).toList());
        data.put("tree", node(tree, List.copyOf(sections.keySet())));
        return data;
    }

    private static Map<String, Object> node(SizeTree tree, List<String> sections) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("n", tree.name());
        if (!tree.isLeaf()) {
            node.put("c", tree.children().stream().map(child -> node(child, sections)).toList());
            return node;
        }
        node.put("b", tree.bytes());
        if (tree.before() != 0) {
            node.put("o", tree.before());
        }
        node.put("k", tree.kind().ordinal());
        if (!tree.section().isEmpty()) {
            node.put("s", sections.indexOf(tree.section()));
        }
        if (tree.count() > 1) {
            node.put("x", tree.count());
        }
        return node;
    }

    private static String resource(String name) {
        try (InputStream in = Treemap.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
