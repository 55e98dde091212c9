// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A digest of what other classes can be compiled against: everything in class files but code, private members, and classes without a
/// name of their own.
///
/// While it stays the same, who uses these classes need not be compiled again. Constants belong to it, for javac copies their values.
final class PublicFace {
    private static final Pattern LOCAL_OR_ANONYMOUS = Pattern.compile(".*\\$\\d.*");

    private final Fingerprint fingerprint = new Fingerprint();

    private PublicFace() {
    }

    /// The digest of all class files in `folder`.
    static String of(Path folder) {
        PublicFace face = new PublicFace();
        try {
            for (Path file : SourceFiles.below(folder, ".class")) {
                String name = folder.relativize(file).toString();
                if (name.equals("module-info.class")) {
                    face.fingerprint.text(java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
                } else if (!LOCAL_OR_ANONYMOUS.matcher(name).matches()) {
                    face.add(ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG).parse(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return face.fingerprint.value();
    }

    private void add(ClassModel type) {
        fingerprint.text(type.thisClass().asInternalName()).text(type.flags().toString())
                .text(type.superclass().map(name -> name.asInternalName()).orElse(""));
        type.interfaces().forEach(name -> fingerprint.text(name.asInternalName()));
        type.findAttribute(Attributes.signature()).ifPresent(signature -> fingerprint.text(signature.signature().stringValue()));
        type.findAttribute(Attributes.permittedSubclasses()).ifPresent(permitted ->
                permitted.permittedSubclasses().forEach(name -> fingerprint.text(name.asInternalName())));
        type.findAttribute(Attributes.record()).ifPresent(record ->
                record.components().forEach(component -> fingerprint.text(component.name().stringValue()).text(component.descriptor().stringValue())));
        type.findAttribute(Attributes.innerClasses()).ifPresent(inner ->
                inner.classes().forEach(nested -> fingerprint.text(nested.innerClass().asInternalName() + nested.flagsMask())));
        type.fields().forEach(this::add);
        type.methods().forEach(this::add);
    }

    private void add(FieldModel field) {
        if ((field.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0) {
            fingerprint.text(field.fieldName().stringValue()).text(field.fieldType().stringValue()).text(field.flags().toString());
            field.findAttribute(Attributes.constantValue()).ifPresent(value -> fingerprint.text(value.constant().constantValue().toString()));
            field.findAttribute(Attributes.signature()).ifPresent(signature -> fingerprint.text(signature.signature().stringValue()));
        }
    }

    private void add(MethodModel method) {
        if ((method.flags().flagsMask() & (ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC)) == 0) {
            fingerprint.text(method.methodName().stringValue()).text(method.methodType().stringValue()).text(method.flags().toString());
            method.findAttribute(Attributes.signature()).ifPresent(signature -> fingerprint.text(signature.signature().stringValue()));
            method.findAttribute(Attributes.exceptions()).ifPresent(thrown -> thrown.exceptions().forEach(name -> fingerprint.text(name.asInternalName())));
            method.findAttribute(Attributes.annotationDefault()).ifPresent(value -> fingerprint.text(value.defaultValue().toString()));
        }
    }
}
