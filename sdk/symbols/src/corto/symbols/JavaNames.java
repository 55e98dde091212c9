// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import corto.console.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The table from C symbols to Java names that the compiler writes: `symbol module package class member kind`, separated by tabs.
///
/// The class may be written with its package or without.
public final class JavaNames {
    private static final int COLUMNS = 6;

    private final Map<String, JavaName> bySymbol;

    private JavaNames(Map<String, JavaName> bySymbol) {
        this.bySymbol = bySymbol;
    }

    public static JavaNames read(Path file) {
        Map<String, JavaName> names = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns.length >= COLUMNS) {
                    String type = columns[3].startsWith(columns[2] + ".") ? columns[3].substring(columns[2].length() + 1) : columns[3];
                    names.put(columns[0], new JavaName(columns[0], columns[1], columns[2], type, columns[4], columns[5]));
                }
            }
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage(), "Build the image again: corto build.");
        }
        return new JavaNames(names);
    }

    /// All lines of the table.
    public Collection<JavaName> all() {
        return bySymbol.values();
    }

    /// The Java name of `symbol`. Clones that gcc made (`f.part.0`, `f.constprop.1`, `f.cold`) count as the function itself.
    public Optional<JavaName> of(String symbol) {
        JavaName name = bySymbol.get(symbol);
        for (int dot = symbol.lastIndexOf('.'); name == null && dot > 0; dot = symbol.lastIndexOf('.', dot - 1)) {
            name = bySymbol.get(symbol.substring(0, dot));
        }
        return Optional.ofNullable(name);
    }
}
