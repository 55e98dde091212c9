// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Class files of a small program, as compiled and with every site lowered, both runnable on the JVM of the test.
///
/// The synthetic classes join the nest of their host, so the JVM lets them call its private members as our compiler does.
final class LoweredProgram {

    private final Map<String, byte[]> original;                       // internal name → class file
    private final Map<String, byte[]> lowered = new TreeMap<>();
    private final Map<String, byte[]> synthetic = new TreeMap<>();
    private final Map<String, Set<ClassDesc>> newMembers = new LinkedHashMap<>();   // of nest hosts
    private final IndyLowering lowering = new IndyLowering();
    private final ClassHierarchyResolverOption hierarchy;
    private int sites;

    private LoweredProgram(Map<String, byte[]> original) {
        this.original = original;
        hierarchy = ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] bytes = original.get(SyntheticClass.internalName(type));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        }).orElse(ClassHierarchyResolver.defaultResolver()));
        original.forEach((name, bytes) -> lowered.put(name, lower(ClassFile.of().parse(bytes))));
        newMembers.forEach((host, members) -> lowered.put(host, withMembers(lowered.get(host), members)));
        lowered.putAll(synthetic);
    }

    static LoweredProgram of(Map<String, byte[]> classFiles) {
        return new LoweredProgram(classFiles);
    }

    static LoweredProgram ofSource(String source, String... options) {
        return of(Sources.compile(source, options));
    }

    /// Wraps `members` in a class with the usual imports and runs its `static … run()` in both forms.
    static String runBothOf(String members) {
        return ofMembers(members).runBoth("Case");
    }

    static LoweredProgram ofMembers(String members) {
        return ofSource("import java.util.*; import java.util.function.*; import java.util.stream.*; public class Case {\n" + members + "\n}");
    }

    /// Runs `static … run()` of the class in both forms and checks that the results are equal; gives the result.
    String runBoth(String className) {
        String expected = run(original, className);
        assertThat(run(lowered, className)).isEqualTo(expected);
        return expected;
    }

    /// Names of the classes made, without package.
    List<String> syntheticNames() {
        return synthetic.keySet().stream().map(it -> it.substring(it.lastIndexOf('/') + 1)).toList();
    }

    Map<String, byte[]> synthetic() {
        return synthetic;
    }

    int sites() {
        return sites;
    }

    ClassModel lowered(String internalName) {
        return ClassFile.of().parse(lowered.get(internalName));
    }

    /// Line numbers in the code of a lowered class's method.
    List<Integer> linesOf(String internalName, String method) {
        return lowered(internalName).methods().stream().filter(it -> it.methodName().equalsString(method))
                .flatMap(it -> it.code().orElseThrow().elementStream())
                .filter(LineNumber.class::isInstance).map(it -> ((LineNumber) it).line()).toList();
    }

    private byte[] lower(ClassModel host) {
        var index = new int[1];
        byte[] result = ClassFile.of(hierarchy).transformClass(host, (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_25_VERSION, 0);   // older class files know no nests
            } else if (element instanceof MethodModel method && method.code().isPresent()) {
                builder.transformMethod(method, MethodTransform.transformingCode(replaceSites(host, method, index)));
            } else {
                builder.with(element);
            }
        });
        ClassFile.of().parse(result).methods().stream().flatMap(it -> it.code().stream()).flatMap(it -> it.elementStream())
                .forEach(it -> assertThat(it).isNotInstanceOf(InvokeDynamicInstruction.class));
        return result;
    }

    private CodeTransform replaceSites(ClassModel host, MethodModel method, int[] index) {
        return (code, element) -> {
            Lowered replacement = switch (element) {
                case InvokeDynamicInstruction site -> lowering.lower(host, method, index[0]++, site);
                case LoadConstantInstruction load when load.constantEntry() instanceof ConstantDynamicEntry constant ->
                        lowering.lowerConstant(host, method, constant);
                default -> null;
            };
            switch (replacement) {
                case null -> code.with(element);
                case Lowered.Call call -> code.invokestatic(call.owner(), call.name(), call.type());
                case Lowered.StaticField field -> code.getstatic(field.owner(), field.name(), field.type());
            }
            if (element instanceof InvokeDynamicInstruction site && !site.typeSymbol().returnType().isPrimitive()) {
                code.checkcast(site.typeSymbol().returnType());   // forget the precise class, of which the frames know nothing
            }
            if (replacement != null) {
                sites++;
                replacement.classes().forEach(it -> define(host, it));
            }
        };
    }

    private void define(ClassModel host, SyntheticClass made) {
        assertThat(SyntheticClass.isSynthetic(made.internalName())).isTrue();
        if (made.internalName().startsWith("corto/runtime/")) {
            byte[] before = synthetic.put(made.internalName(), made.bytes());
            assertThat(before == null || Arrays.equals(before, made.bytes())).isTrue();
            return;
        }
        ClassDesc nest = host.findAttribute(Attributes.nestHost()).map(it -> it.nestHost().asSymbol()).orElse(host.thisClass().asSymbol());
        newMembers.computeIfAbsent(SyntheticClass.internalName(nest), _ -> new LinkedHashSet<>())
                .add(ClassDesc.ofInternalName(made.internalName()));
        byte[] member = ClassFile.of().transformClass(ClassFile.of().parse(made.bytes()),
                ClassTransform.endHandler(builder -> builder.with(NestHostAttribute.of(nest))));
        synthetic.put(made.internalName(), member);
    }

    private static byte[] withMembers(byte[] host, Set<ClassDesc> members) {
        ClassModel model = ClassFile.of().parse(host);
        List<ClassDesc> all = new ArrayList<>(members);
        model.findAttribute(Attributes.nestMembers()).ifPresent(it -> it.nestMembers().forEach(member -> all.add(member.asSymbol())));
        return ClassFile.of().transformClass(model, ClassTransform.dropping(it -> it instanceof NestMembersAttribute)
                .andThen(ClassTransform.endHandler(builder -> builder.with(NestMembersAttribute.ofSymbols(all)))));
    }

    private static String run(Map<String, byte[]> classFiles, String className) {
        try {
            var method = new MemoryLoader(classFiles).loadClass(className).getDeclaredMethod("run");
            method.setAccessible(true);
            return String.valueOf(method.invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(className, e.getCause() != null ? e.getCause() : e);
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        MemoryLoader(Map<String, byte[]> classFiles) {
            super(ClassLoader.getPlatformClassLoader());
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
