// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/// Finds the class that a program starts with: one whose `main` Java 25 would call (JLS §12.1.4), static or not, with `String[]` or without.
final class MainClass {
    private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
    private static final String WITHOUT_ARGUMENTS = "()V";

    private final ClassModel model;

    private MainClass(ClassModel model) {
        this.model = model;
    }

    /// The main class of a single source file: the class that `java File.java` would start, its first top-level class.
    static MainClass inFile(Path classes, Path file) {
        String sourceFile = file.getFileName().toString();
        List<MainClass> found = candidates(classes).stream().filter(candidate -> candidate.isFrom(sourceFile)).toList();
        String simpleName = sourceFile.substring(0, sourceFile.length() - ".java".length());
        Optional<MainClass> named = found.stream().filter(candidate -> candidate.simpleName().equals(simpleName)).findFirst();
        if (named.isPresent() || found.size() == 1) {
            return named.orElseGet(found::getFirst);
        }
        throw found.isEmpty() ? new Failure(file + " has no main method.", "Add one: void main() { … }") : several(found, file.toString());
    }

    /// The only class in the folder `classes` with a main method.
    static MainClass only(Path classes, String where) {
        List<MainClass> found = candidates(classes);
        if (found.isEmpty()) {
            throw new Failure(where + ": no class has a main method.", "Add one: void main() { … }");
        }
        if (found.size() > 1) {
            throw several(found, where);
        }
        return found.getFirst();
    }

    private static Failure several(List<MainClass> found, String where) {
        List<String> names = found.stream().map(MainClass::name).toList();
        return new Failure(where + ": several classes have a main method: " + String.join(", ", names) + ".",
                "Say which in corto.yaml, for example: main: " + names.getFirst());
    }

    /// The class `name`; `setting` says where the name comes from.
    static MainClass named(String name, List<Path> classPath, String setting) {
        ClassPath path = new ClassPath(classPath);
        ClassModel model = path.find(name.replace('.', '/')).orElseThrow(() -> {
            List<String> known = classPath.stream().filter(Files::isDirectory).flatMap(folder -> candidates(folder).stream()).map(MainClass::name).toList();
            return new Failure(setting + ": there is no class " + name + "." + Suggestion.sentence(name, known),
                    known.isEmpty() ? "It must be in the sources or on the class path." : "Classes with a main method: " + String.join(", ", known) + ".");
        });
        if (!hasMain(model, path)) {
            throw new Failure(setting + ": class " + name + " has no main method.", "Add one: void main() { … }");
        }
        return new MainClass(model);
    }

    /// The Main-Class of the first jar that names one.
    static MainClass ofJars(List<Path> classPath, String where) {
        for (Path jar : classPath) {
            if (!Files.isDirectory(jar)) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    String main = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue("Main-Class");
                    if (main != null) {
                        return named(main, classPath, jar.toString());
                    }
                } catch (IOException e) {
                    throw new Failure(e, jar + " cannot be read as a jar: " + e.getMessage());
                }
            }
        }
        throw new Failure(where + ": no jar on the class path names a Main-Class.", "Add to it: main: package.Class");
    }

    private static List<MainClass> candidates(Path classes) {
        ClassPath path = new ClassPath(List.of(classes));
        List<MainClass> found = new ArrayList<>();
        for (Path file : SourceFiles.below(classes, ".class")) {
            try {
                ClassModel model = ClassFile.of().parse(file);
                if (hasMain(model, path)) {
                    found.add(new MainClass(model));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /// Whether the class or a superclass has a `main` that is not private; an instance `main` needs an object.
    private static boolean hasMain(ClassModel model, ClassPath path) {
        for (Optional<ClassModel> holder = Optional.of(model); holder.isPresent(); holder = superclass(holder.get(), path)) {
            for (MethodModel method : holder.get().methods()) {
                int flags = method.flags().flagsMask();
                boolean fits = method.methodName().equalsString("main") && (flags & ClassFile.ACC_PRIVATE) == 0
                        && (method.methodType().equalsString(WITH_ARGUMENTS) || method.methodType().equalsString(WITHOUT_ARGUMENTS));
                if (fits && ((flags & ClassFile.ACC_STATIC) != 0 || canBeMade(model))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<ClassModel> superclass(ClassModel model, ClassPath path) {
        return model.superclass().flatMap(name -> path.find(name.asInternalName()));
    }

    /// An instance main needs a constructor without parameters that is not private.
    private static boolean canBeMade(ClassModel model) {
        return (model.flags().flagsMask() & (ClassFile.ACC_ABSTRACT | ClassFile.ACC_INTERFACE)) == 0
                && model.methods().stream().anyMatch(method -> method.methodName().equalsString("<init>")
                        && method.methodType().equalsString("()V") && (method.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0);
    }

    String name() {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    private String simpleName() {
        return name().substring(name().lastIndexOf('.') + 1);
    }

    private boolean isFrom(String sourceFile) {
        return model.findAttribute(Attributes.sourceFile()).map(attribute -> attribute.sourceFile().equalsString(sourceFile)).orElse(false);
    }
}
