// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void defaults_menus_and_choices_are_written_as_linux_writes_them() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, """
                mainmenu "Test"

                config A
                	bool "a"
                	default y

                config B
                	int "b" if A
                	range 1 10
                	default 5

                choice
                	prompt "pick"
                	default D

                config C
                	bool "c"

                config D
                	bool "d"

                endchoice

                menu "M"

                config E
                	string "e"
                	default "x\\"y"
                	depends on A && D

                endmenu

                config F
                	bool "f"
                """);

        assertThat(new Configuration(kconfig).text()).isEqualTo("""
                #
                # Automatically generated file; DO NOT EDIT.
                # Test
                #
                CONFIG_A=y
                CONFIG_B=5
                # CONFIG_C is not set
                CONFIG_D=y

                #
                # M
                #
                CONFIG_E="x\\"y"
                # end of M

                # CONFIG_F is not set
                """);
    }
}
