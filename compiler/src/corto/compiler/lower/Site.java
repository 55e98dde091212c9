// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/// A place to lower: where it is, and what its bootstrap is told.
///
/// @param index distinguishes the sites of one host and one kind
/// @param line  in the source file, 0 if not known
/// @param type  of the call site; for a dynamic constant without parameters
record Site(ClassModel host, MethodModel method, int index, int line, DirectMethodHandleDesc bootstrap, String name,
            MethodTypeDesc type, List<ConstantDesc> arguments) {

    ClassDesc hostClass() {
        return host.thisClass().asSymbol();
    }

    ClassDesc className(SyntheticClass.Kind kind) {
        return ClassDesc.ofInternalName(host.thisClass().asInternalName() + kind.infix + index);
    }

    /// The static argument at `position`; javac's own sites always have it, others may not.
    <T> T argument(int position, Class<T> type) {
        if (position < arguments.size() && type.isInstance(arguments.get(position))) {
            return type.cast(arguments.get(position));
        }
        throw refuse("static argument " + position + " should be a " + type.getSimpleName() + ", but the arguments are " + arguments,
                "recompile the class with javac");
    }

    SyntheticClass build(ClassDesc name, Consumer<ClassBuilder> body) {
        return SyntheticClass.build(name, builder -> {
            host.findAttribute(Attributes.sourceFile())
                    .ifPresent(source -> builder.with(SourceFileAttribute.of(source.sourceFile().stringValue())));
            body.accept(builder);
        });
    }

    /// Stack traces and debuggers see the line of the site.
    void markLine(CodeBuilder code) {
        if (line > 0) {
            code.lineNumber(line);
        }
    }

    LoweringException refuse(String reason, String remedy) {
        String file = host.findAttribute(Attributes.sourceFile()).map(it -> it.sourceFile().stringValue()).orElse("unknown source");
        String methodName = method == null ? "" : "." + method.methodName().stringValue();
        return new LoweringException("%s%s(%s%s): bootstrap %s.%s cannot be compiled ahead of time: %s. To go on: %s.".formatted(
                host.thisClass().asInternalName().replace('/', '.'), methodName, file, line > 0 ? ":" + line : "",
                SyntheticClass.binaryName(bootstrap.owner()), bootstrap.methodName(), reason, remedy));
    }
}
