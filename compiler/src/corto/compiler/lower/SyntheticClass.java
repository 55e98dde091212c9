// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.function.Consumer;

/// A class file made by [IndyLowering]. Two sites may give the same class: then name and bytes are equal.
///
/// @param internalName with slashes
public record SyntheticClass(String internalName, byte[] bytes) {

    /// The classes that sites of all hosts share; the shape follows.
    static final String SHARED_CONCAT = "corto.runtime.Concat$$";

    /// No branch of ours merges different classes, so frames need no hierarchy; this one keeps the build JVM's out.
    private static final ClassHierarchyResolver NO_HIERARCHY = _ -> ClassHierarchyInfo.ofClass(CD_Object);

    /// Whether `className` (with dots or slashes) is one of ours. HotSpot leaves such frames out of stack traces.
    public static boolean isSynthetic(String className) {
        if (className.replace('/', '.').startsWith(SHARED_CONCAT)) {
            return true;
        }
        for (Kind kind : Kind.values()) {
            if (className.contains(kind.infix)) {
                return true;
            }
        }
        return false;
    }

    /// What stands between the host's name and the index of the site.
    enum Kind {
        LAMBDA("$$Lambda$"), CONCAT("$$Concat$"), RECORD("$$Record$"), SWITCH("$$Switch$"), CONSTANT("$$Constant$");

        final String infix;

        Kind(String infix) {
            this.infix = infix;
        }
    }

    static SyntheticClass build(ClassDesc name, Consumer<ClassBuilder> body) {
        byte[] bytes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(NO_HIERARCHY)).build(name, builder -> {
            builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
            body.accept(builder);
        });
        return new SyntheticClass(internalName(name), bytes);
    }

    static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    static String binaryName(ClassDesc type) {
        return type.isPrimitive() ? type.displayName() : internalName(type).replace('/', '.');
    }
}
