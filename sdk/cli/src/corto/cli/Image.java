// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.configuration.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A built image: the files in its folder.
record Image(String title, String platform, Path folder) {
    static final String FILE = "image.elf";
    static final String DEBUG_FILE = "image.debug";

    /// What is booted.
    Path file() {
        return folder.resolve(FILE);
    }

    /// The same with symbol table and debug information.
    Path debugFile() {
        return folder.resolve(DEBUG_FILE);
    }

    /// Whether this switch of its configuration is on.
    boolean has(String symbol) throws IOException {
        return Files.readAllLines(folder.resolve(ConfigurationFile.NAME)).contains("CONFIG_" + symbol + "=y");
    }

    Path symbolTable() {
        return folder.resolve("symbols.tsv");
    }

    Path reachability() {
        return folder.resolve("reachability.txt");
    }

    Path holders() {
        return folder.resolve("holders.tsv");
    }
}
