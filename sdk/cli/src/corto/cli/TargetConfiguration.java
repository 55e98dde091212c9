// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.configuration.ImageConfiguration;
import corto.configuration.ProgramKind;
import corto.manifest.Manifest;
import corto.manifest.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a target says about its image: its kind and what its manifest asks for.
///
/// `place` is the manifest, for messages; `folder` is where its `.config` would be; `libraries` are folders of libraries from outside the tree.
record TargetConfiguration(
        ProgramKind kind,
        String place,
        Optional<Path> folder,
        List<Setting> settings,
        List<Path> libraries,
        Optional<String> platform,
        Optional<String> collector,
        Optional<String> optimization) {

    /// Of a target without a manifest.
    static TargetConfiguration plain(ProgramKind kind, Optional<Path> folder) {
        return new TargetConfiguration(kind, "", folder, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TargetConfiguration of(Manifest manifest) {
        ProgramKind kind = switch (manifest.kind()) {
            case JAVA -> ProgramKind.JAVA;
            case ELF, C -> ProgramKind.ELF;
        };
        return new TargetConfiguration(kind, manifest.file().toString(), Optional.of(manifest.folder()), manifest.settings(), ExternalLibraries.folders(manifest.libraries(), manifest.file()),
                manifest.platform(), manifest.collector(), manifest.optimization());
    }

    /// Asks `configuration` for what the manifest says.
    void askOf(ImageConfiguration configuration) {
        platform.ifPresent(name -> configuration.ask(List.of(configuration.platform(name, place + ": platform: " + name))));
        optimization.ifPresent(name -> configuration.ask(List.of(configuration.optimization(name, place + ": optimization: " + name))));
        collector.ifPresent(name -> configuration.ask(List.of(configuration.collector(name, place + ": collector: " + name))));
        configuration.ask(settings);
    }
}
