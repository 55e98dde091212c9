// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The content of one `corto.yaml`. Paths of this machine are absolute; what the file does not say is empty.
///
/// `docs/manifest.md` describes the keys, [Key] is where they are defined.
public record Manifest(
        Path file,
        String name,
        Optional<String> description,
        Program program,
        List<String> arguments,
        Map<String, String> environment,
        Optional<MemorySize> memory,
        Optional<String> workdir,
        List<PortMapping> ports,
        Optional<String> platform,
        Optional<String> machine,
        Optional<String> collector,
        Optional<String> optimization,
        List<Setting> settings,
        List<LibrarySource> libraries) {

    public static final String FILE_NAME = "corto.yaml";

    public Path folder() {
        return file.getParent();
    }

    public Kind kind() {
        return program.kind();
    }

    /// The values that `config` gives to Kconfig symbols, by the symbol's name without `CONFIG_`, in the order of the file.
    public Map<String, String> config() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(setting.symbol(), setting.value()));
        return values;
    }
}
