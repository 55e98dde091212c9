// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ClassSource;
import corto.compiler.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The modules for images, as the build compiled them.
final class Target {
    private static final List<String> MODULES = List.of("corto.lang", "corto.runtime", "corto.heap.api", "corto.heap.none", "corto.jdk",
            "corto.platform.api", "corto.platform.process");

    private final Path folder = Path.of(System.getProperty("corto.build"), "target");

    Path folder(String module) {
        return folder.resolve(module);
    }

    World world(Map<Path, String> moreModules, List<Path> application) {
        Map<Path, String> modules = new LinkedHashMap<>(moreModules);
        MODULES.forEach(module -> modules.put(folder(module), module));
        World world = new World(new ClassSource(folder("java.base"), modules, application));
        world.addProvider("corto/platform/api/Platform", "corto/platform/process/ProcessPlatform");
        addSubstitutions(world, folder("corto.jdk").resolve("corto/jdk"));
        return world;
    }

    private static void addSubstitutions(World world, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                ClassModel model = ClassFile.of().parse(file);
                model.findAttribute(Attributes.runtimeInvisibleAnnotations()).ifPresent(all -> all.annotations().stream()
                        .filter(a -> a.className().equalsString("Lcorto/lang/Substitute;"))
                        .forEach(a -> world.addSubstitution(model.thisClass().asInternalName(), target(a))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Annotation substitute) {
        return ((AnnotationValue.OfString) substitute.elements().getFirst().value()).stringValue().replace('.', '/');
    }
}
