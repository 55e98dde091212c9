// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `Elementary` gives what HotSpot's `Math` gives, in a HotSpot whose java.lang has it.
class ElementaryTest {
    private static final String PROGRAM = """
            import java.util.Random;
            import java.util.function.DoubleSupplier;
            import java.util.function.DoubleUnaryOperator;

            public class Compare {
                static final Random RANDOM = new Random(5);

                record Constant(double getAsDouble) implements DoubleSupplier {}

                static void compare(String name, DoubleUnaryOperator expected, DoubleUnaryOperator actual, DoubleSupplier argument) {
                    int different = 0;
                    int count = argument instanceof Constant ? 1 : 20_000;
                    for (int i = 0; i < count; i++) {
                        double x = argument.getAsDouble();
                        double e = expected.applyAsDouble(x);
                        double a = actual.applyAsDouble(x);
                        if (Double.compare(e, a) != 0) {
                            different++;
                            if (!(Math.abs(e - a) <= Math.ulp(e))) {
                                System.out.println(name + "(" + x + ") is " + e + ", not " + a);
                            }
                        }
                    }
                    if (different > 200) {
                        System.out.println(name + " differs in " + different + " of 20000");
                    }
                }

                public static void main(String[] arguments) {
                    DoubleSupplier usual = () -> RANDOM.nextDouble() * 40 - 20;
                    DoubleSupplier positive = () -> RANDOM.nextDouble() * 100;
                    DoubleSupplier any = () -> Double.longBitsToDouble(RANDOM.nextLong());
                    for (DoubleSupplier d : new DoubleSupplier[] {usual, positive, any}) {
                        compare("exp", Math::exp, Elementary::exp, d);
                        compare("log", Math::log, Elementary::log, d);
                        compare("log10", Math::log10, Elementary::log10, d);
                        compare("sin", Math::sin, Elementary::sin, d);
                        compare("cos", Math::cos, Elementary::cos, d);
                        compare("tan", Math::tan, Elementary::tan, d);
                        compare("tanh", Math::tanh, Elementary::tanh, d);
                        compare("cbrt", Math::cbrt, Elementary::cbrt, d);
                        for (double y : new double[] {0.5, 2, 3, -1, -2.5, 10, 1.0 / 3, 100}) {
                            compare("pow _ " + y, x -> Math.pow(x, y), x -> Elementary.pow(x, y), d);
                        }
                    }
                    compare("log near 1", Math::log, Elementary::log, () -> 1 + (RANDOM.nextDouble() - 0.5) * 0.01);
                    compare("whole powers", x -> Math.pow(x, x), x -> Elementary.pow(x, x), () -> RANDOM.nextInt(100) - 50);
                    double[] special = {0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE, -Double.MIN_VALUE,
                        Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 3, -3, 1e-20, 1e20, 709.78, 710, -745.1, -746, Math.PI, 1000, -1074};
                    for (double x : special) {
                        DoubleSupplier d = new Constant(x);
                        compare("exp", Math::exp, Elementary::exp, d);
                        compare("log", Math::log, Elementary::log, d);
                        compare("log10", Math::log10, Elementary::log10, d);
                        compare("sin", Math::sin, Elementary::sin, d);
                        compare("cos", Math::cos, Elementary::cos, d);
                        compare("tan", Math::tan, Elementary::tan, d);
                        compare("tanh", Math::tanh, Elementary::tanh, d);
                        compare("cbrt", Math::cbrt, Elementary::cbrt, d);
                        for (double y : special) {
                            compare("pow _ " + y, b -> Math.pow(b, y), b -> Elementary.pow(b, y), d);
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void functions_give_HotSpots_doubles_but_for_one_in_a_hundred_at_most() throws IOException, InterruptedException {
        Path source = folder.resolve("source/java/lang/Elementary.java");
        Files.createDirectories(source.getParent());
        Files.copy(ImageClasses.BASE.resolve("java/lang/Elementary.java"), source);
        String patch = "java.base=" + folder.resolve("patch");
        ImageClasses.compile(List.of("--patch-module", "java.base=" + folder.resolve("source"), "-d", folder.resolve("patch").toString()),
            source.toString());
        Path program = Files.writeString(folder.resolve("Compare.java"), PROGRAM);
        ImageClasses.compile(List.of("--patch-module", patch, "-d", folder.toString()), program.toString());

        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "--patch-module", patch, "-cp",
            folder.toString(), "Compare").redirectOutput(output.toFile()).redirectErrorStream(true).start();
        int status = process.waitFor();

        assertThat(Files.readString(output)).isEmpty();
        assertThat(status).isZero();
    }
}
