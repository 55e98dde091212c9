// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One selected module: its class files, what it provides, what it substitutes, and its entry points.
///
/// @param substitutions substitution class and its target, internal names
/// @param providers service interface and provider, internal names
/// @param rawMemoryPackages packages whose code may use raw memory: those annotated `@RawMemory`, all (`*`) if the module is
/// @param callHandlers classes with handlers of system calls (`@Syscall`)
/// @param entries classes with methods that assembly calls (`@Export`) or that are assembly of their own (`@Assembly`)
record ModuleFolder(Path folder, String name, List<Pair> substitutions, List<Pair> providers, List<String> entries,
        List<String> rawMemoryPackages, List<String> callHandlers) {
    record Pair(String first, String second) {}

    static ModuleFolder read(Path folder) throws CompilationException {
        Path descriptor = folder.resolve("module-info.class");
        if (!Files.isRegularFile(descriptor)) {
            throw new CompilationException(folder + " holds no module: there is no module-info.class");
        }
        try {
            ClassModel info = ClassFile.of().parse(descriptor);
            var module = info.findAttribute(Attributes.module()).orElseThrow();
            List<Pair> providers = new ArrayList<>();
            module.provides().forEach(p -> p.providesWith().forEach(with ->
                    providers.add(new Pair(p.provides().asInternalName(), with.asInternalName()))));
            List<Pair> substitutions = new ArrayList<>();
            List<String> entries = new ArrayList<>();
            List<String> raw = new ArrayList<>();
            List<String> callHandlers = new ArrayList<>();
            if (isRawMemory(info)) {
                raw.add("*");
            }
            for (Path file : classFiles(folder)) {
                ClassModel model = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG).parse(file);
                String name = model.thisClass().asInternalName();
                if (name.endsWith("/package-info") && isRawMemory(model)) {
                    raw.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
                }
                for (Annotation annotation : annotations(model)) {
                    if (annotation.className().equalsString("Lcorto/lang/Substitute;")
                            && annotation.elements().getFirst().value() instanceof AnnotationValue.OfString target) {
                        substitutions.add(new Pair(name, target.stringValue().replace('.', '/')));
                    }
                }
                if (hasMethod(model, "Export") || hasMethod(model, "Assembly")) {
                    entries.add(name);
                }
                if (hasMethod(model, "Syscall")) {
                    callHandlers.add(name);
                }
            }
            return new ModuleFolder(folder, module.moduleName().name().stringValue(), substitutions, providers, entries, raw, callHandlers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".class") && !f.endsWith("module-info.class")).sorted().toList();
        }
    }

    private static List<Annotation> annotations(java.lang.classfile.AttributedElement element) {
        return element.findAttribute(Attributes.runtimeInvisibleAnnotations()).map(a -> a.annotations()).orElse(List.of());
    }

    private static boolean isRawMemory(ClassModel model) {
        return annotations(model).stream().anyMatch(a -> a.className().equalsString("Lcorto/lang/RawMemory;"));
    }

    boolean allowsRawMemory(String packageName) {
        return rawMemoryPackages.contains("*") || rawMemoryPackages.contains(packageName);
    }

    private static boolean hasMethod(ClassModel model, String annotation) {
        String descriptor = "Lcorto/lang/" + annotation + ";";
        return model.methods().stream().anyMatch(method -> annotations(method).stream().anyMatch(a -> a.className().equalsString(descriptor)));
    }
}
