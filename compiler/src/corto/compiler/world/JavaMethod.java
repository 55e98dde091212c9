// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.MethodModel;
import java.util.List;

/// A method or constructor of the closed world.
public final class JavaMethod {
    public final JavaClass owner;
    public final String name;
    public final String descriptor;
    public final int flags;
    public final List<Annotation> annotations;
    /// Kinds of the parameters, receiver first for instance methods.
    public final Kind[] parameterKinds;
    /// Declared types, parallel to `parameterKinds`: descriptors.
    public final String[] parameterTypes;
    public final Kind returnKind;
    public final String returnType;
    /// Why reaching this method is an error (`@Delete`), or null.
    public final String deleteReason;
    private final MethodModel model;
    private final JavaClass modelOwner;
    private Code code;

    JavaMethod(JavaClass owner, MethodModel model, JavaClass modelOwner, String descriptor, String deleteReason,
            List<Annotation> annotations) {
        this.owner = owner;
        this.model = model;
        this.modelOwner = modelOwner;
        this.name = model.methodName().stringValue();
        this.descriptor = descriptor;
        this.flags = model.flags().flagsMask();
        this.deleteReason = deleteReason;
        this.annotations = annotations;
        List<String> types = Descriptors.parameters(descriptor);
        int receiver = isStatic() ? 0 : 1;
        parameterKinds = new Kind[types.size() + receiver];
        parameterTypes = new String[types.size() + receiver];
        if (receiver == 1) {
            parameterTypes[0] = Descriptors.ofClass(owner.name);
            parameterKinds[0] = owner.isWord() ? Kind.LONG : Kind.REFERENCE;
        }
        for (int i = 0; i < types.size(); i++) {
            parameterTypes[i + receiver] = types.get(i);
            parameterKinds[i + receiver] = owner.world.kindOf(types.get(i));
        }
        returnType = Descriptors.returnType(descriptor);
        returnKind = owner.world.kindOf(returnType);
    }

    public boolean isStatic() {
        return (flags & Access.STATIC) != 0;
    }

    public boolean isAbstract() {
        return (flags & Access.ABSTRACT) != 0;
    }

    public boolean isNative() {
        return (flags & Access.NATIVE) != 0;
    }

    public boolean isPrivate() {
        return (flags & Access.PRIVATE) != 0;
    }

    public boolean isFinal() {
        return (flags & Access.FINAL) != 0 || owner.isFinal();
    }

    public boolean isSynchronized() {
        return (flags & Access.SYNCHRONIZED) != 0;
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    public boolean isClassInitializer() {
        return name.equals("<clinit>");
    }

    /// Name and descriptor: what overriding compares.
    public String selector() {
        return name + descriptor;
    }

    /// The decoded body, or null for abstract and native methods.
    public Code code() {
        if (code == null && !isAbstract() && !isNative()) {
            code = CodeDecoder.decode(this, model, modelOwner);
        }
        return code;
    }

    /// Whether an annotation of corto.lang with this simple name is present.
    public boolean hasAnnotation(String simpleName) {
        return Annotations.has(annotations, simpleName);
    }

    /// The string value of an annotation's only element, or null.
    public String annotationValue(String simpleName) {
        return Annotations.value(annotations, simpleName);
    }

    /// The module with which an image may have this method although it is marked `@Delete`, or null.
    public String neededModule() {
        String ofMethod = annotationValue("Without");
        return ofMethod != null ? ofMethod : modelOwner.annotationValue("Without");
    }

    /// Source file name (`Foo.java`) or null.
    public String sourceFile() {
        return modelOwner.sourceFile();
    }

    /// The class whose file holds the code: the substitution class for replaced methods, else the owner.
    public JavaClass codeOwner() {
        return modelOwner;
    }

    /// `package.Class.method` as in a stack trace.
    public String qualifiedName() {
        return owner.javaName() + "." + name;
    }

    @Override
    public String toString() {
        return qualifiedName() + descriptor;
    }
}
