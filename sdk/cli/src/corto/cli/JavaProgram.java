// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Compilation;
import corto.build.CompilationFailed;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compiles the sources of one application.
final class JavaProgram {
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    /// Of Java, that programs are written in.
    private static final int RELEASE = 25;

    private final Path folder;
    private final ImageModules image;

    /// `image` has libraries, which the program may use.
    JavaProgram(String id, ImageModules image) {
        this.image = image;
        folder = Sdk.applications().resolve(id);
    }

    /// Class files of `sources`, in a folder.
    Path compile(List<Path> sources, List<Path> libraries) {
        Path classes = folder.resolve("classes");
        create(folder);
        Compilation compilation = new Compilation(sources, options(libraries), classes);
        try (BuildLock _ = BuildLock.of(folder)) {      // another command may want the same program
            run(compilation);
        }
        return classes;
    }

    /// Class files of `file` and of the files beside it that it uses, as `java File.java` does it (JEP 458).
    Path compileFile(Path file) {
        Path classes = folder.resolve("classes");
        Path used = folder.resolve("sources");
        create(folder);
        List<String> options = new ArrayList<>(options(List.of()));
        Path root = sourceRoot(file);
        options.addAll(List.of("-sourcepath", root.toString(), "-implicit:class"));
        try (BuildLock _ = BuildLock.of(folder)) {
            List<Path> known = Files.exists(used) ? Files.readAllLines(used).stream().map(Path::of).toList() : List.of();
            String before = known.stream().allMatch(Files::exists) ? new Fingerprint().files(known).value() : "gone";
            Path stamp = folder.resolve("sources.stamp");
            Compilation compilation = new Compilation(List.of(file), options, classes);
            if (known.isEmpty() || compilation.isStale() || !Fingerprint.matches(stamp, before)) {
                Files.deleteIfExists(Compilation.stamp(classes));
                run(compilation);
                List<Path> now = sourcesOf(classes, root, file);
                Files.writeString(used, now.stream().map(Path::toString).collect(Collectors.joining("\n")));
                Files.writeString(stamp, new Fingerprint().files(now).value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private void run(Compilation compilation) {
        try {
            compilation.runIfStale();
        } catch (CompilationFailed e) {
            throw image.explained(e);
        }
    }

    private List<String> options(List<Path> libraries) {
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-classpath", classPath));
        options.addAll(image.optionsForProgram());
        if (Runtime.version().feature() != RELEASE) {         // else the same, but javac would read what each release had
            options.addAll(List.of("--release", String.valueOf(RELEASE)));
        }
        return options;
    }

    /// The folder above the packages of `file`.
    static Path sourceRoot(Path file) {
        Path root = file.getParent();
        try {
            Matcher declaration = PACKAGE.matcher(Files.readString(file));
            if (declaration.find()) {
                Path packages = Path.of(declaration.group(1).replace('.', '/'));
                if (root.endsWith(packages)) {
                    for (int i = 0; i < packages.getNameCount(); i++) {
                        root = root.getParent();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    /// The sources that were compiled, from what the class files say.
    private static List<Path> sourcesOf(Path classes, Path root, Path file) throws IOException {
        Set<Path> sources = new LinkedHashSet<>(List.of(file));
        for (Path classFile : SourceFiles.below(classes, ".class")) {
            ClassModel model = ClassFile.of().parse(classFile);
            model.findAttribute(Attributes.sourceFile()).ifPresent(attribute -> {
                Path source = root.resolve(classes.relativize(classFile)).resolveSibling(attribute.sourceFile().stringValue());
                if (Files.exists(source)) {
                    sources.add(source);
                }
            });
        }
        return List.copyOf(sources);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
