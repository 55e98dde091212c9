// SPDX-License-Identifier: Apache-2.0
package corto.tests.menuconfig;

import corto.console.Failure;
import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import corto.menuconfig.Menuconfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The menus of any Kconfig file: `Menus KCONFIG CONFIG`. Prints the outcome at the end.
final class Menus {
    private static final int STATUS_FAILED = 125;

    private Menus() {
    }

    public static void main(String[] arguments) throws IOException, KconfigException {
        Configuration configuration = new Configuration(Kconfig.read(Path.of(arguments[0]), KconfigVariables.none()));
        Path file = Path.of(arguments[1]);
        List<String> notes = Files.exists(file) ? configuration.load(file).stream().map(Object::toString).toList() : List.of();
        try {
            System.out.println(Menuconfig.run(configuration, file, notes));
        } catch (Failure e) {
            System.err.println(e.text());
            System.exit(STATUS_FAILED);
        }
    }
}
