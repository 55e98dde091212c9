// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.ProviderMismatchException;

/// Path: what can be said without looking at files. Then names that are not ASCII, with files.
public class PathAlgebra {
    public static void main(String[] args) throws IOException {
        for (String text : new String[] {"", "/", "a", "/a", "a/b", "/a/./b/../c", "a//b///c/", "../../x", "/..", "."}) {
            Path path = Path.of(text);
            System.out.println("[" + path + "] " + path.getNameCount() + " " + path.getFileName() + " " + path.getParent() + " " + path.getRoot() + " " + path.isAbsolute()
                    + " [" + path.normalize() + "] " + path.hashCode());
        }
        Path base = Paths.get("/a", "b", "c");
        System.out.println(base.resolve("d") + " " + base.resolve("/x") + " " + base.resolve("") + " " + base.resolveSibling("s") + " " + base.resolve("x", "y"));
        System.out.println(base.relativize(Path.of("/a/x")) + " " + Path.of("a/b").relativize(Path.of("a/b/c")) + " [" + base.relativize(base) + "]");
        System.out.println(base.startsWith("/a") + " " + base.startsWith("a") + " " + base.endsWith("c") + " " + base.endsWith("b/c") + " " + base.endsWith("/c"));
        System.out.println(base.subpath(1, 3) + " " + base.getName(0) + " " + base.compareTo(Path.of("/a/b/d")) + " " + base.equals(Path.of("/a//b/c/")));
        StringBuilder names = new StringBuilder();
        for (Path name : base) {
            names.append(name).append(',');
        }
        System.out.println(names + " " + base.toUri() + " " + Path.of(URI.create("file:///x/y%20z")) + " " + base.toFile());
        System.out.println(FileSystems.getDefault().getSeparator() + " " + base.getFileSystem().isOpen() + " " + base.getFileSystem().isReadOnly() + " " + base.getFileSystem().provider().getScheme());
        try {
            base.subpath(2, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            base.relativize(Path.of("x"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new ProviderMismatchException().getMessage());

        Path folder = Files.createTempDirectory("größe");
        Path file = Files.writeString(folder.resolve("日本 €.txt"), "ü");
        System.out.println(Files.list(folder).findFirst().orElseThrow().getFileName() + " " + Files.size(file) + " " + file.toFile().getName() + " " + folder.toFile().list()[0]);
        System.out.println(file.toRealPath().getFileName() + " " + file.getFileName().toUri().getPath().endsWith("日本 €.txt"));
        Files.createSymbolicLink(folder.resolve("→"), Path.of("日本 €.txt"));
        System.out.println(Files.readSymbolicLink(folder.resolve("→")) + " " + Files.readString(folder.resolve("→")));
        Files.delete(folder.resolve("→"));
        System.out.println(file.toFile().delete() + " " + Files.deleteIfExists(folder));
    }
}
