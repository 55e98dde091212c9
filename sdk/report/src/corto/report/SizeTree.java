// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.report.Piece.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pieces of a file as a tree: library, package, class, then methods, and data by kind. Of two images both sizes.
///
/// A package that has its library's name is left out; so is a kind that is the only one of its class, or has no names.
final class SizeTree {
    private final String name;
    private final Map<String, SizeTree> children = new TreeMap<>();
    private Kind kind;                  // of a leaf
    private String section = "";        // of a leaf
    private long bytes;                 // of a leaf
    private long before;                // of a leaf, in the other image
    private int count;                  // how many pieces a leaf is

    private SizeTree(String name) {
        this.name = name;
    }

    /// The tree of `now`, and of `before` unless that is null.
    static SizeTree of(String name, SizeReport now, SizeReport before) {
        SizeTree root = new SizeTree(name);
        root.add(now, false);
        if (before != null) {
            root.add(before, true);
        }
        for (SizeTree library : root.children.values()) {
            SizeTree main = library.children.remove(library.name);
            if (main != null) {
                library.children.putAll(main.children);
            }
        }
        return root;
    }

    private void add(SizeReport report, boolean isBefore) {
        Map<String, Map<String, EnumMap<Kind, List<Piece>>>> byClass = new HashMap<>();
        for (Piece piece : report.pieces()) {
            if (piece.inFile()) {
                byClass.computeIfAbsent(piece.library(), _ -> new TreeMap<>()).computeIfAbsent(piece.className(), _ -> new EnumMap<>(Kind.class))
                        .computeIfAbsent(piece.kind(), _ -> new ArrayList<>()).add(piece);
            }
        }
        byClass.values().forEach(library -> library.values().forEach(kinds -> kinds.forEach((kind, pieces) -> {
            for (Piece piece : pieces) {
                SizeTree parent = child(piece.library()).descend(piece.packageName()).descend(piece.type());
                boolean isGrouped = kind != Kind.METHOD && kind != Kind.CLASS && kinds.size() > 1 && !piece.type().isEmpty() && !piece.member().isEmpty();
                (isGrouped ? parent.child(kind.plural()) : parent).child(piece.member().isEmpty() ? kind.plural() : piece.member()).add(piece, isBefore);
            }
        })));
    }

    private void add(Piece piece, boolean isBefore) {
        kind = piece.kind();
        section = piece.section();
        bytes += isBefore ? 0 : piece.bytes();
        before += isBefore ? piece.bytes() : 0;
        count += isBefore ? 0 : 1;
    }

    private SizeTree child(String childName) {
        return children.computeIfAbsent(childName, SizeTree::new);
    }

    /// The child, or this tree itself where the level does not apply (assembly has no package).
    private SizeTree descend(String childName) {
        return childName.isEmpty() ? this : child(childName);
    }

    String name() {
        return name;
    }

    Collection<SizeTree> children() {
        return children.values();
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    Kind kind() {
        return kind;
    }

    String section() {
        return section;
    }

    int count() {
        return count;
    }

    /// Of everything below.
    long bytes() {
        return bytes + children.values().stream().mapToLong(SizeTree::bytes).sum();
    }

    /// Of everything below, in the other image.
    long before() {
        return before + children.values().stream().mapToLong(SizeTree::before).sum();
    }
}
