// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Collectors;

/// The expected configurations were made by Linux 6.1's conf from the same file.
class AnswersTest {
    @TempDir
    private Path folder;
    private Kconfig kconfig;

    @BeforeEach
    void read() throws Exception {
        kconfig = KconfigFiles.parse(folder, """
                mainmenu "Random"

                config MODULES
                	bool "modules"
                	modules
                	default y

                config A
                	bool "a"

                config T
                	tristate "t"
                	depends on A

                choice
                	prompt "one"

                config C1
                	bool "c1"

                config C2
                	bool "c2"

                config C3
                	bool "c3"
                	depends on A

                endchoice

                choice
                	tristate "several"

                config D1
                	tristate "d1"

                config D2
                	tristate "d2"

                endchoice

                menu "M"

                config N
                	int "n"
                	default 5

                config B
                	tristate "b"
                	select T

                endmenu
                """);
    }

    /// The names of symbols that are not n, with what they are.
    private static String on(Configuration values) {
        return values.text().lines().filter(line -> line.startsWith("CONFIG_")).map(line -> line.substring("CONFIG_".length()))
                .collect(Collectors.joining(" "));
    }

    private String random(long seed) {
        Configuration values = new Configuration(kconfig);
        values.random(seed);
        return on(values);
    }

    @Test
    void a_seed_gives_what_it_gives_linux() {
        assertThat(random(1)).isEqualTo("C1=y D2=y N=5");
        assertThat(random(2)).isEqualTo("C1=y D2=y N=5");
        assertThat(random(3)).isEqualTo("A=y T=y C1=y D1=y N=5");
        assertThat(random(0xdeadbeefL)).isEqualTo("MODULES=y A=y T=y C2=y D1=m D2=m N=5");
    }

    @Test
    void a_probability_makes_answers_rarer() {
        Configuration values = new Configuration(kconfig);
        values.random(7, 10);

        assertThat(on(values)).isEqualTo("C2=y D2=y N=5");
        assertThatThrownBy(() -> values.random(7, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allmodconfig_makes_modules_of_tristates_and_of_choices_of_them() {
        Configuration values = new Configuration(kconfig);
        values.allModule();

        assertThat(on(values)).isEqualTo("MODULES=y A=y T=m C1=y D1=m D2=m N=5 B=m");
    }

    @Test
    void random_answers_leave_alone_what_is_answered() {
        for (int seed = 0; seed < 20; seed++) {
            Configuration values = new Configuration(kconfig);
            values.loadText("CONFIG_A=y\nCONFIG_C3=y\n", "test");
            values.random(seed);

            assertThat(on(values)).contains("A=y", "C3=y");
        }
    }

    @Test
    void the_generator_is_that_of_the_gnu_c_library() {
        assertThat(numbers(1)).containsExactly(1804289383, 846930886, 1681692777, 1714636915, 1143565421);
        assertThat(numbers(0)).isEqualTo(numbers(1));
        assertThat(numbers(42)).containsExactly(71876166, 708592740, 1483128881, 907283241, 896784309);
        assertThat(numbers(0xdeadbeef)).containsExactly(352217057, 918588210, 499345174, 513054021, 993976480);
    }

    /// The first four and the thousandth.
    private static int[] numbers(int seed) {
        LinuxRandom random = new LinuxRandom(seed);
        int[] numbers = new int[5];
        for (int i = 0; i < 1000; i++) {
            numbers[Math.min(i, 4)] = random.next();
        }
        return numbers;
    }
}
