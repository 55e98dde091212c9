// SPDX-License-Identifier: Apache-2.0
package corto.tests.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import corto.build.Compilation;
import corto.cli.RefusedImage;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a closed world cannot have is refused when the image is built, and the message names the culprit, who calls it and the way out.
class ProgramRefusalsTest {
    private static final Path WORK = Path.of(System.getProperty("corto.build")).resolve("tests/refusals");

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        List<RefusedProgram> programs = RefusedProgram.in(Path.of(System.getProperty("corto.root")).resolve("tests/refusals/programs"));
        RefusedImage images = new RefusedImage();
        Path classes = WORK.resolve("classes");
        Files.createDirectories(WORK);
        new Compilation(programs.stream().map(RefusedProgram::source).toList(),
                List.of("-g", "-nowarn", "-Xlint:none", "-classpath", images.languageClasses().toString()), classes).run();
        for (RefusedProgram program : programs) {
            for (String removed : program.removed()) {
                remove(removed, classes);
            }
        }
        return programs.stream().map(program -> DynamicTest.dynamicTest(program.title(), () -> isRefused(program, images, classes)));
    }

    private static void isRefused(RefusedProgram program, RefusedImage images, Path classes) {
        String message = images.message(classes, program.mainClass(), WORK.resolve("image"), program.options());

        assertThat(message).as("the compiler accepted the program").isNotEmpty();
        assertThat(message).contains(program.fragments());
        assertThat(message).doesNotContain("\tat ").doesNotContain("defect of the compiler");
    }

    /// Takes a class, or with a dot a method of one, out of the class files.
    private static void remove(String name, Path classes) throws IOException {
        int dot = name.indexOf('.');
        if (dot < 0) {
            Files.delete(classes.resolve(name + ".class"));
            return;
        }
        Path file = classes.resolve(name.substring(0, dot) + ".class");
        String member = name.substring(dot + 1);
        ClassTransform withoutMember = ClassTransform.dropping(element -> element instanceof MethodModel method && method.methodName().equalsString(member));
        Files.write(file, ClassFile.of().transformClass(ClassFile.of().parse(file), withoutMember));
    }
}
