// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.configuration.ConfigurationFile;
import corto.configuration.ImageConfiguration;
import corto.configuration.KernelLibraries;
import corto.configuration.ProgramKind;
import corto.console.Failure;
import corto.console.Progress;
import corto.kconfig.Symbol;
import corto.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the commands have in common that read and write a `.config`.
@Group("Configure")
abstract class ConfigurationCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "As in corto run; its folder has the .config. Without one: the current folder.")
    private String target;

    @Option(names = "--file", paramLabel = "FILE", description = "The file to read and write instead of .config.")
    private Path file;

    @Option(names = "--kind", paramLabel = "KIND", description = "Without TARGET: java or elf (Linux programs). Default: as the file has it, else elf.")
    @Values({"java", "elf"})
    private String kind;

    @Option(names = "--lib", paramLabel = "DIR", description = "A library from outside of the tree, a folder of some, or a jar of such a folder. May be repeated.")
    private List<Path> libraryFolders = new ArrayList<>();

    @Option(names = {"-q", "--quiet"}, description = "No progress lines.")
    void quiet(boolean quiet) {
        if (quiet) {
            Progress.silence();
        }
    }

    /// A configuration and the file where it lives. `exists` says whether the file was read.
    record Opened(ImageConfiguration configuration, Path file, boolean exists) {
        /// Writes the file. It is whole at any time.
        void save() throws IOException {
            Path place = file.toAbsolutePath();
            Path fresh = Files.createTempFile(place.getParent(), ".config", ".new");
            Files.writeString(fresh, configuration.text());
            if (Files.exists(place)) {
                Files.copy(place, place.resolveSibling(place.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            Progress.note("wrote " + file);
        }

        /// All values, by symbol.
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            for (Symbol symbol : configuration.values().kconfig().symbols()) {
                values.put(symbol.name(), configuration.values().value(symbol));
            }
            return values;
        }
    }

    /// What the file says, over what the manifest asks for.
    Opened open() {
        Opened defaults = defaults();
        if (!Files.isRegularFile(defaults.file())) {
            return defaults;
        }
        defaults.configuration().load(defaults.file()).forEach(Progress::step);
        return new Opened(defaults.configuration(), defaults.file(), true);
    }

    /// What the manifest asks for. The file is not read.
    Opened defaults() {
        TargetConfiguration wanted = wanted();
        List<Path> folders = new ArrayList<>(wanted.libraries());
        libraryFolders.forEach(folder -> folders.add(ExternalLibraries.folder(folder)));
        ImageConfiguration configuration = ImageConfiguration.defaults(new KernelLibraries(Sdk.root(), folders), wanted.kind(), Sdk.configurations());
        wanted.askOf(configuration);
        return new Opened(configuration, file != null ? file : ConfigurationFile.place(wanted.folder()), false);
    }

    private TargetConfiguration wanted() {
        if (target != null) {
            if (kind != null) {
                throw new Failure("--kind " + kind + ": " + target + " has a kind of its own.", "Leave --kind out.");
            }
            return Applications.configuration(target);
        }
        if (Files.exists(Path.of(Manifest.FILE_NAME))) {
            return Applications.configuration(".");
        }
        return TargetConfiguration.plain(kind(), Optional.empty());
    }

    private ProgramKind kind() {
        if (kind != null) {
            return ProgramKind.valueOf(Choices.check("--kind", kind, List.of("java", "elf")).toUpperCase(Locale.ROOT));
        }
        return ConfigurationFile.kind(file != null ? file : Path.of(ConfigurationFile.NAME)).orElse(ProgramKind.ELF);
    }
}
