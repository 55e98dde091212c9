// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.FileSystems;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Directories: made, listed, walked, removed.
public class Trees {
    public static void main(String[] args) throws IOException {
        Path root = Files.createTempDirectory("trees");
        Files.createDirectories(root.resolve("a/b/c"));
        Files.createDirectories(root.resolve("a/b/c"));
        Files.createDirectory(root.resolve("z"));
        for (String name : new String[] {"a/one.txt", "a/two.java", "a/b/three.txt", "a/b/c/four.java", "z/five"}) {
            Files.writeString(root.resolve(name), name);
        }
        Files.createSymbolicLink(root.resolve("z/up"), Path.of("../a"));

        try (Stream<Path> walk = Files.walk(root)) {
            System.out.println(walk.map(path -> root.relativize(path).toString()).sorted().toList());
        }
        try (Stream<Path> walk = Files.walk(root, 1)) {
            System.out.println(walk.count());
        }
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            System.out.println(walk.filter(Files::isRegularFile).count());
        }
        try (Stream<Path> found = Files.find(root, 10, (path, attributes) -> attributes.isRegularFile() && path.toString().endsWith(".java"))) {
            System.out.println(found.map(path -> path.getFileName().toString()).sorted().toList());
        }
        try (Stream<Path> list = Files.list(root.resolve("a"))) {
            System.out.println(list.map(path -> root.relativize(path).toString()).sorted().toList());
        }
        globs(root.resolve("a"));
        visit(root);

        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        System.out.println(Files.exists(root));
    }

    private static void globs(Path folder) throws IOException {
        for (String glob : new String[] {"*", "*.txt", "*.{txt,java}", "t*", "?"}) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
                for (Path entry : entries) {
                    names.add(entry.getFileName().toString());
                }
            }
            Collections.sort(names);
            System.out.println(glob + " " + names);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:**/*.java");
        System.out.println(matcher.matches(Path.of("x/y/Z.java")) + " " + matcher.matches(Path.of("Z.java")) + " " + matcher.matches(Path.of("x/Z.class")));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            entries.forEach(entry -> System.out.println(entry.getFileName()));
        }
    }

    private static void visit(Path root) throws IOException {
        List<String> events = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith("b/c") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                events.add(root.relativize(file) + ":" + (attributes.isSymbolicLink() ? "link" : attributes.size()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
                events.add(root.relativize(directory) + "/" + failure);
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(events);
        System.out.println(events);
    }
}
