// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Visitors {
    interface Visitor {
        void file(File f);

        void folder(Folder f);
    }

    static abstract class Entry {
        final String name;
        Folder parent;

        Entry(String name) {
            this.name = name;
        }

        abstract void accept(Visitor v);

        String path() {
            return parent == null ? "/" : (parent.parent == null ? "" : parent.path()) + "/" + name;
        }
    }

    static final class File extends Entry {
        final int size;

        File(String name, int size) {
            super(name);
            this.size = size;
        }

        void accept(Visitor v) {
            v.file(this);
        }
    }

    static final class Folder extends Entry {
        final List<Entry> entries = new ArrayList<>();

        Folder(String name) {
            super(name);
        }

        Folder add(Entry... es) {
            for (Entry e : es) {
                e.parent = this;
                entries.add(e);
            }
            return this;
        }

        void accept(Visitor v) {
            v.folder(this);
        }
    }

    static class Walker implements Visitor {
        public void file(File f) {}

        public void folder(Folder f) {
            for (Entry e : f.entries) {
                e.accept(this);
            }
        }
    }

    static class Sizes extends Walker {
        final Map<String, Integer> byFolder = new HashMap<>();
        int total;

        @Override
        public void file(File f) {
            total += f.size;
        }

        @Override
        public void folder(Folder f) {
            int before = total;
            super.folder(f);
            byFolder.put(f.path(), total - before);
        }
    }

    static class Printer extends Walker {
        int depth;

        @Override
        public void file(File f) {
            System.out.println("  ".repeat(depth) + f.name + " " + f.size);
        }

        @Override
        public void folder(Folder f) {
            System.out.println("  ".repeat(depth) + f.name + "/");
            depth++;
            super.folder(f);
            depth--;
        }
    }

    public static void main(String[] args) {
        Folder root = new Folder("").add(new File("a", 5), new Folder("lib").add(new File("b", 50), new Folder("deep").add(new File("c", 500), new File("d", 1))), new Folder("empty"), new File("z", 7));
        root.accept(new Printer());
        Sizes s = new Sizes();
        root.accept(s);
        System.out.println(s.total + " " + new java.util.TreeMap<>(s.byFolder));
        StringBuilder paths = new StringBuilder();
        root.accept(new Walker() {
            @Override
            public void file(File f) {
                paths.append(f.path()).append(' ');
            }
        });
        System.out.println(paths);
    }
}
