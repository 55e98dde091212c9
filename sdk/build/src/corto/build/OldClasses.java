// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Class files of before Java 6, made those of a later release.
///
/// The JVM keeps no class of version 49 or less in its cache of loaded classes: such classes have no stack maps, and are verified in the
/// old way, slowly, at every start. picocli's are; a start takes a third less when they come from the cache. What they do does not
/// change: the instructions stay, stack maps (JVMS §4.7.4) are added.
final class OldClasses {
    private static final int FIRST_WITHOUT_NEED = ClassFile.JAVA_6_VERSION;
    private static final String SUFFIX = ".class";

    private OldClasses() {
    }

    /// The classes of `jar`, by their entry's name, as class files of Java 8; none if they are recent enough already.
    static Map<String, byte[]> renewed(Path jar) throws IOException {
        Map<String, byte[]> old = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(entry -> entry.getName().endsWith(SUFFIX) && !entry.getName().startsWith("META-INF/")).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    old.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        ClassHierarchyResolver inJar = ClassHierarchyResolver.ofResourceParsing(type -> {
            String descriptor = type.descriptorString();
            byte[] bytes = old.get(descriptor.substring(1, descriptor.length() - 1) + SUFFIX);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        ClassFile classFile = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ConstantPoolSharingOption.NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(inJar.orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform transform = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        });
        Map<String, byte[]> renewed = new TreeMap<>();
        old.forEach((name, bytes) -> {
            ClassModel model = classFile.parse(bytes);
            if (model.majorVersion() < FIRST_WITHOUT_NEED) {
                renewed.put(name, classFile.transformClass(model, transform));
            }
        });
        return renewed;
    }
}
