// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// `equals`, `hashCode` and `toString` of records (java.lang.runtime.ObjectMethods), with the results HotSpot gives.
final class RecordLowering {

    private static final ClassDesc CD_OBJECTS = ClassDesc.of("java.util.Objects");
    private static final String BITS = "bits";         // the component of every word type
    private static final int THIS = 0;
    private static final int OTHER = 1;

    private final Site site;
    private final ClassDesc record;
    private final Predicate<ClassDesc> isWord;
    private final List<Invocation> components = new ArrayList<>();
    private final List<SyntheticClass> classes = new ArrayList<>();

    private RecordLowering(Site site, Predicate<ClassDesc> isWord) {
        this.site = site;
        this.isWord = isWord;
        record = site.argument(0, ClassDesc.class);
        for (int i = 2; i < site.arguments().size(); i++) {
            components.add(new Invocation(site, site.argument(i, DirectMethodHandleDesc.class)));
        }
    }

    static Lowered lower(Site site, Predicate<ClassDesc> isWord) {
        return new RecordLowering(site, isWord).lower();
    }

    private Lowered lower() {
        ClassDesc self = site.className(SyntheticClass.Kind.RECORD);
        int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
        classes.add(site.build(self, builder -> builder.withMethodBody(site.name(), site.type(), flags, code -> {
            site.markLine(code);
            switch (site.name()) {
                case "equals" -> equals(code);
                case "hashCode" -> hashCode(code);
                case "toString" -> toString(code);
                default -> throw site.refuse("a record has no generated method " + site.name(), "recompile the class with javac");
            }
        })));
        return new Lowered.Call(self, site.name(), site.type(), List.copyOf(classes));
    }

    /// HotSpot compares the last component first; code that counts calls of `equals` can tell.
    private void equals(CodeBuilder code) {
        Label same = code.newLabel();
        Label different = code.newLabel();
        code.aload(THIS).aload(OTHER).if_acmpeq(same);
        code.aload(OTHER).instanceOf(record).ifeq(different);
        code.aload(OTHER).checkcast(record).astore(OTHER);
        for (Invocation component : components.reversed()) {
            ClassDesc type = typeOf(component);
            get(code, THIS, component);
            get(code, OTHER, component);
            switch (TypeKind.from(type)) {
                case BOOLEAN, BYTE, SHORT, CHAR, INT -> code.if_icmpne(different);
                case LONG -> code.lcmp().ifne(different);
                case FLOAT, DOUBLE -> code.invokestatic(Conversion.boxOf(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                        .ifne(different);
                default -> code.invokestatic(CD_OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                        .ifeq(different);
            }
        }
        code.labelBinding(same).iconst_1().ireturn();
        code.labelBinding(different).iconst_0().ireturn();
    }

    /// 31 · (hash so far) + hash of the component, beginning with 0.
    private void hashCode(CodeBuilder code) {
        if (components.isEmpty()) {
            code.iconst_0();
        }
        boolean first = true;
        for (Invocation component : components) {
            if (!first) {
                code.loadConstant(31).imul();
            }
            get(code, THIS, component);
            ClassDesc type = typeOf(component);
            switch (TypeKind.from(type)) {
                case BYTE, SHORT, CHAR, INT -> { }   // their boxes hash to the value
                case REFERENCE -> code.invokestatic(CD_OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
                default -> code.invokestatic(Conversion.boxOf(type), "hashCode", MethodTypeDesc.of(CD_int, type));
            }
            if (!first) {
                code.iadd();
            }
            first = false;
        }
        code.ireturn();
    }

    private void toString(CodeBuilder code) {
        String[] names = site.argument(1, String.class).split(";");
        List<ConcatLowering.Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder(simpleName()).append('[');
        for (int i = 0; i < components.size(); i++) {
            Invocation component = components.get(i);
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=');
            if (isWord(component)) {
                text.append(component.type().returnType().displayName()).append('[').append(BITS).append('=');
            }
            ConcatLowering.addLiteral(pieces, text);
            pieces.add(new ConcatLowering.Piece.Value(typeOf(component), it -> get(it, THIS, component)));
            text.append(isWord(component) ? "]" : "");
        }
        ConcatLowering.addLiteral(pieces, text.append(']'));
        classes.addAll(ConcatLowering.emit(code, pieces));
        code.areturn();
    }

    /// A word by its bits, so that it is never taken for an object.
    private void get(CodeBuilder code, int local, Invocation component) {
        code.aload(local);
        component.end(code);
        if (isWord(component)) {
            code.invokevirtual(component.type().returnType(), BITS, MethodTypeDesc.of(CD_long));
        }
    }

    private ClassDesc typeOf(Invocation component) {
        return isWord(component) ? CD_long : component.type().returnType();
    }

    private boolean isWord(Invocation component) {
        ClassDesc type = component.type().returnType();
        return type.isClassOrInterface() && isWord.test(type);
    }

    /// As Class.getSimpleName: a member or local class has its source name in InnerClasses, another is what follows the package.
    private String simpleName() {
        String internalName = SyntheticClass.internalName(record);
        return site.host().findAttribute(Attributes.innerClasses()).stream()
                .flatMap(it -> it.classes().stream())
                .filter(it -> it.innerClass().asInternalName().equals(internalName))
                .findFirst()
                .map(it -> it.innerName().map(Object::toString).orElse(""))
                .orElse(internalName.substring(internalName.lastIndexOf('/') + 1));
    }
}
