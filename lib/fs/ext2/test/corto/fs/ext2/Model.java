// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// What a file system must hold: a tree of maps and arrays.
final class Model {
    /// A file, directory or symbolic link.
    static final class Node {
        final TreeMap<String, Node> children;            // null: no directory
        final String target;                             // null: no symbolic link
        byte[] content = new byte[0];
        int links;
        Node parent;                                     // of a directory

        private Node(TreeMap<String, Node> children, String target) {
            this.children = children;
            this.target = target;
        }

        static Node directory() {
            return new Node(new TreeMap<>(), null);
        }

        static Node file() {
            return new Node(null, null);
        }

        static Node link(String target) {
            return new Node(null, target);
        }

        boolean isDirectory() {
            return children != null;
        }

        boolean isFile() {
            return children == null && target == null;
        }

        void write(byte[] bytes, int offset) {
            if (offset + bytes.length > content.length) {
                content = Arrays.copyOf(content, offset + bytes.length);
            }
            System.arraycopy(bytes, 0, content, offset, bytes.length);
        }

        void resize(int bytes) {
            content = Arrays.copyOf(content, bytes);
        }

        /// Whether `other` is this directory or below it.
        boolean holds(Node other) {
            for (Node at = other; at != null; at = at.parent) {
                if (at == this) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A place for a name.
    record Place(Node directory, String directoryPath, String name) {
        String path() {
            return directoryPath + "/" + name;
        }

        Node node() {
            return directory.children.get(name);
        }
    }

    final Node root = Node.directory();

    void put(Place place, Node node) {
        node.links++;
        if (node.isDirectory()) {
            node.parent = place.directory;
        }
        place.directory.children.put(place.name, node);
    }

    void remove(Place place) {
        place.directory.children.remove(place.name).links--;
    }

    /// All that is named, in order.
    List<Place> all() {
        List<Place> places = new ArrayList<>();
        collect(root, "", places);
        return places;
    }

    private static void collect(Node directory, String path, List<Place> into) {
        directory.children.forEach((name, node) -> {
            into.add(new Place(directory, path, name));
            if (node.isDirectory()) {
                collect(node, path + "/" + name, into);
            }
        });
    }

    /// Bytes of all files, each counted once for each name.
    long bytes() {
        return all().stream().mapToLong(place -> place.node().content.length).sum();
    }
}
