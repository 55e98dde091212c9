// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every site of the class library lowers, and the verifier accepts what is made.
class JavaBaseLoweringTest {

    private final IndyLowering lowering = new IndyLowering();
    private final TreeMap<String, Integer> kinds = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void every_site_of_java_base_lowers_to_valid_classes() throws IOException {
        lowerModule("java.base");

assertThat(failures).isEmpty();
        assertThat(kinds).containsKeys("metafactory", "altMetafactory", "bootstrap", "typeSwitch");
    }

    private void lowerModule(String module) throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(".class"))::iterator) {
                lowerClass(ClassFile.of().parse(Files.readAllBytes(file)));
            }
        }
    }

    private void lowerClass(ClassModel host) {
        int index = 0;
        for (MethodModel method : host.methods()) {
            for (CodeElement element : method.code().map(it -> it.elementList()).orElse(List.of())) {
                try {
                    if (element instanceof InvokeDynamicInstruction site) {
                        check(site.bootstrapMethod().methodName(), lowering.lower(host, method, index++, site));
                    } else if (element instanceof LoadConstantInstruction load && load.constantEntry() instanceof ConstantDynamicEntry constant) {
                        check(constant.asSymbol().bootstrapMethod().methodName(), lowering.lowerConstant(host, method, constant));
                    }
                } catch (RuntimeException e) {
                    failures.add(host.thisClass().asInternalName() + " " + e);
                }
            }
        }
    }

    private void check(String kind, Lowered lowered) {
        kinds.merge(kind, 1, Integer::sum);
        for (SyntheticClass made : lowered.classes()) {
            ClassFile.of().verify(made.bytes()).forEach(error -> failures.add(made.internalName() + " " + error));
        }
    }
}
