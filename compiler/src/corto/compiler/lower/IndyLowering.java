// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Predicate;

/// Replaces `invokedynamic` and dynamic constants by calls and fields of class files it writes.
public final class IndyLowering {
    private final Predicate<ClassDesc> isWord;

    /// Without word types.
    public IndyLowering() {
        this(_ -> false);
    }

    /// @param isWord whether a class is a word type (`@Word`), whose values are no objects
    public IndyLowering(Predicate<ClassDesc> isWord) {
        this.isWord = isWord;
    }

    private static final String LAMBDA = "java.lang.invoke.LambdaMetafactory";
    private static final String CONCAT = "java.lang.invoke.StringConcatFactory";
    private static final String RECORD = "java.lang.runtime.ObjectMethods";
    private static final String SWITCH = "java.lang.runtime.SwitchBootstraps";

    /// Lowers a site; its line is found by its constant pool entry, so of two sites that share one the first line is taken.
    ///
    /// @param siteIndexInClass any number that no other site of `host` has; it names the class, so count in class file order
    public Lowered lower(ClassModel host, MethodModel method, int siteIndexInClass, InvokeDynamicInstruction site) {
        return lower(host, method, siteIndexInClass, site, lineOf(method, site.invokedynamic()));
    }

    /// The same for a caller who knows the line; 0 for none.
    public Lowered lower(ClassModel host, MethodModel method, int siteIndexInClass, InvokeDynamicInstruction site, int line) {
        var it = new Site(host, method, siteIndexInClass, line, site.bootstrapMethod(), site.name().stringValue(),
                site.typeSymbol(), site.bootstrapArgs());
        return switch (SyntheticClass.binaryName(it.bootstrap().owner()) + "." + it.bootstrap().methodName()) {
            case LAMBDA + ".metafactory", LAMBDA + ".altMetafactory" -> LambdaLowering.lower(it);
            case CONCAT + ".makeConcatWithConstants", CONCAT + ".makeConcat" -> ConcatLowering.lower(it);
            case RECORD + ".bootstrap" -> RecordLowering.lower(it, isWord);
            case SWITCH + ".typeSwitch", SWITCH + ".enumSwitch" -> SwitchLowering.lower(it);
            default -> throw it.refuse("it links code at run time, and a closed world knows only the bootstraps javac emits",
                    "compile this class from Java source with javac, or keep the method out of reach of the application");
        };
    }

    /// Lowers a dynamic constant (an `ldc` of it). All loads of one constant pool entry share one field, as JVMS §5.4.3.6 has it.
    ///
    /// @param method that loads it, for the text of errors and the line; may be null
    public Lowered.StaticField lowerConstant(ClassModel host, MethodModel method, ConstantDynamicEntry constant) {
        var symbol = constant.asSymbol();
        return ConstantLowering.lower(new Site(host, method, constant.index(), method == null ? 0 : lineOf(method, constant),
                symbol.bootstrapMethod(), symbol.constantName(), MethodTypeDesc.of(symbol.constantType()), symbol.bootstrapArgsList()));
    }

    private static int lineOf(MethodModel method, PoolEntry entry) {
        CodeModel code = method.code().orElseThrow();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case InvokeDynamicInstruction it when it.invokedynamic().index() == entry.index() -> {
                    return line;
                }
                case LoadConstantInstruction it when loads(it.constantEntry(), entry) -> {
                    return line;
                }
                default -> { }
            }
        }
        return 0;
    }

    private static boolean loads(LoadableConstantEntry loaded, PoolEntry entry) {
        return loaded instanceof ConstantDynamicEntry && loaded.index() == entry.index();
    }
}
