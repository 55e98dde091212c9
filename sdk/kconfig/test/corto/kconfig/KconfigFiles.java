// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes Kconfig files for a test and reads them.
record KconfigFiles(Path folder) {
    KconfigFiles with(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Kconfig read() throws KconfigException {
        return read(KconfigVariables.none());
    }

    Kconfig read(KconfigVariables variables) throws KconfigException {
        return Kconfig.read(folder.resolve("Kconfig"), variables);
    }

    static Kconfig parse(Path folder, String text) throws IOException, KconfigException {
        return new KconfigFiles(folder).with("Kconfig", text).read();
    }

    static Kconfig parse(Path folder, String text, Map<String, String> variables) throws IOException, KconfigException {
        return new KconfigFiles(folder).with("Kconfig", text).read(KconfigVariables.of(variables));
    }
}
