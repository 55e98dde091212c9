// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A [SizeReport] as one HTML page without any other file: rectangles as large as what they stand for, nested by library, package,
/// class, method; a click goes into one, the path above leads back.
public final class Treemap {
    private Treemap() {
    }

    public static String html(String title, SizeReport report) {
        Node root = new Node(title);
        for (Piece piece : report.pieces()) {
            if (piece.inFile()) {
                String last = piece.member().isEmpty() ? piece.kind() : piece.member();
                root.child(piece.library()).descend(piece.packageName()).descend(piece.type()).child(last).bytes += piece.bytes();
            }
        }
        return template().replace("@TITLE@", title.replace("&", "&amp;").replace("<", "&lt;")).replace("@DATA@", Json.of(root.json()));
    }

    private static String template() {
        try (InputStream in = Treemap.class.getResourceAsStream("treemap.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Node {
        private final String name;
        private final Map<String, Node> children = new TreeMap<>();
        private long bytes;

        Node(String name) {
            this.name = name;
        }

        Node child(String childName) {
            return children.computeIfAbsent(childName, Node::new);
        }

        /// The child, or this node itself where the level does not apply (assembly has no package).
        Node descend(String childName) {
            return childName.isEmpty() ? this : child(childName);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("n", name);
            json.put("b", bytes);
            if (!children.isEmpty()) {
                List<Object> list = new ArrayList<>();
                children.values().forEach(child -> list.add(child.json()));
                json.put("c", list);
            }
            return json;
        }
    }
}
