// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Json;
import corto.manifest.Manifest;
import corto.manifest.ManifestReader;
import corto.manifest.MemorySize;
import corto.manifest.PortMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corto list`: the catalogue.
@Group("Run")
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the apps of the catalogue.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto list         name, kind, memory, ports, description",
            "  corto list --json  the same for a script"})
final class ListCommand implements Callable<Integer> {
    private static final List<String> TITLES = List.of("NAME", "KIND", "MEMORY", "PORTS", "DESCRIPTION");

    @Option(names = "--json", description = "The table as JSON, memory in bytes.")
    private boolean json;

    @Override
    public Integer call() {
        List<Manifest> manifests = new ArrayList<>();
        List<Failure> broken = new ArrayList<>();
        for (String app : Applications.catalogue()) {
            Path file = Sdk.apps().resolve(app).resolve(Manifest.FILE_NAME);
            try {
                if (Files.exists(file)) {
                    manifests.add(ManifestReader.read(file));
                }
            } catch (Failure e) {
                broken.add(e);                       // the others can be listed all the same
            }
        }
        System.out.print(json ? Json.of(manifests.stream().map(ListCommand::values).toList()) + "\n" : table(manifests));
        broken.forEach(failure -> System.err.println(failure.text()));
        return broken.isEmpty() ? 0 : Main.STATUS_FAILED;
    }

    private static Map<String, Object> values(Manifest manifest) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name(manifest));
        values.put("kind", manifest.kind().toString());
        values.put("description", manifest.description().orElse(null));
        values.put("memory", manifest.memory().map(MemorySize::bytes).orElse(null));
        values.put("ports", manifest.ports().stream().map(PortMapping::toString).toList());
        values.put("folder", manifest.folder().toString());
        return values;
    }

    /// The description comes last, for it is the longest.
    private static String table(List<Manifest> manifests) {
        return TextTable.of(TITLES, manifests.stream().map(manifest -> List.of(name(manifest), manifest.kind().toString(), manifest.memory().map(MemorySize::toString).orElse(""),
                manifest.ports().stream().map(PortMapping::toString).collect(Collectors.joining(" ")), manifest.description().orElse(""))).toList());
    }

    /// What `corto run` calls it: the folder, whatever the manifest says.
    private static String name(Manifest manifest) {
        return manifest.folder().getFileName().toString();
    }
}
