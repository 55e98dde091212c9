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
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/// The class that a program starts with.
///
/// Java 25 starts a `main` that is static or not, with or without `String[]` (JLS §12.1.4). Images start only a
/// `static void main(String[])`; for the other forms a small launcher class is written that calls the program's.
final class MainClass {
    private static final String LAUNCHER_SUFFIX = "$Launcher";
    private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
    private static final String WITHOUT_ARGUMENTS = "()V";
    private static final ClassDesc STRINGS = ConstantDescs.CD_String.arrayType();

    private final ClassModel model;
    private final Entry entry;

    private MainClass(ClassModel model, Entry entry) {
        this.model = model;
        this.entry = entry;
    }

    /// How `main` is to be called, and whether the class itself declares it.
    private record Entry(boolean isStatic, boolean takesArguments, boolean declaredHere) {
        boolean isDirect() {
            return isStatic && takesArguments && declaredHere;
        }
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
        return new MainClass(model, entry(model, path).orElseThrow(() -> new Failure(setting + ": class " + name + " has no main method.")));
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
                entry(model, path).ifPresent(entry -> found.add(new MainClass(model, entry)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /// With arguments is preferred to without, the class's own method to an inherited one; a private one does not count.
    private static Optional<Entry> entry(ClassModel model, ClassPath path) {
        for (String descriptor : List.of(WITH_ARGUMENTS, WITHOUT_ARGUMENTS)) {
            boolean here = true;
            for (Optional<ClassModel> holder = Optional.of(model); holder.isPresent(); holder = superclass(holder.get(), path)) {
                for (MethodModel method : holder.get().methods()) {
                    boolean fits = method.methodName().equalsString("main") && method.methodType().equalsString(descriptor)
                            && (method.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0;
                    boolean isStatic = (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
                    if (fits && (isStatic || canBeMade(model))) {
                        return Optional.of(new Entry(isStatic, descriptor.equals(WITH_ARGUMENTS), here));
                    }
                }
                here = false;
            }
        }
        return Optional.empty();
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

    /// The class to start in the image: this one or its launcher.
    String launched() {
        return entry.isDirect() ? name() : name() + LAUNCHER_SUFFIX;
    }

    /// `classPath`, with the folder of the launcher class if one is needed.
    List<Path> withLauncher(List<Path> classPath, String id) {
        if (entry.isDirect()) {
            return classPath;
        }
        Path folder = Sdk.build().resolve("applications").resolve(id).resolve("launcher");
        Path file = folder.resolve(launched().replace('.', '/') + ".class");
        byte[] launcher = launcher();
        try {
            if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), launcher)) {
                SourceFiles.delete(folder);
                Files.createDirectories(file.getParent());
                Files.write(file, launcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Path> all = new ArrayList<>(classPath);
        all.add(folder);
        return all;
    }

    /// `static void main(String[] arguments) { new Program().main(arguments); }`, as the form of the program's main asks.
    private byte[] launcher() {
        ClassDesc program = ClassDesc.of(name());
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(entry.takesArguments() ? WITH_ARGUMENTS : WITHOUT_ARGUMENTS);
        return ClassFile.of().build(ClassDesc.of(launched()), made -> made
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                .withMethodBody("main", MethodTypeDesc.of(ConstantDescs.CD_void, STRINGS), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                    if (!entry.isStatic()) {
                        code.new_(program).dup().invokespecial(program, "<init>", ConstantDescs.MTD_void);
                    }
                    if (entry.takesArguments()) {
                        code.aload(0);
                    }
                    call(code, program, type);
                    code.return_();
                }));
    }

    private void call(CodeBuilder code, ClassDesc program, MethodTypeDesc type) {
        if (entry.isStatic()) {
            code.invokestatic(program, "main", type);
        } else {
            code.invokevirtual(program, "main", type);
        }
    }
}
