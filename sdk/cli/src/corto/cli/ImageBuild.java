// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import corto.composition.Composition;
import corto.composition.SymbolNames;
import corto.configuration.ConfigurationFile;
import corto.configuration.ImageConfiguration;
import corto.configuration.Origins;
import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From an application to its image, unless it is there already.
final class ImageBuild {
    private static final String STAMP = "image.stamp";

    private ImageBuild() {
    }

    /// Builds what `target` names.
    static Image of(String target, ImageOptions options) {
        return of(Applications.of(target, options), options);
    }

    /// Builds the image of `application`. Libraries without which it is refused are added if nobody said that they shall not be there.
    static Image of(Application application, ImageOptions options) {
        HostPackages.require(HostPackages.COMPILING);
        while (true) {
            try {
                return attempt(application, options);
            } catch (CompilationException e) {
                ImageConfiguration configuration = options.choose(application.configuration()).configuration();
                List<String> missing = e.neededModules().stream().map(SymbolNames::symbol).filter(symbol -> configuration.origin(symbol) == null).toList();
                if (missing.isEmpty()) {
                    throw new Failure(e, e.getMessage());
                }
                missing.forEach(symbol -> options.ask(new Setting(symbol, "y", "what " + application.name() + " uses")));
            }
        }
    }

    private static Image attempt(Application application, ImageOptions options) throws CompilationException {
        ImageOptions.Chosen chosen = options.choose(application.configuration());
        ImageModules made = options.modules(application.configuration());
        Image image = image(application, chosen);
        Path folder = image.folder();
        String fingerprint = fingerprint(application, chosen, made.modules());
        try (BuildLock _ = BuildLock.of(folder)) {
            NeededLibraries.refuseAgain(folder, fingerprint);
            if (!Files.exists(image.file()) || !Fingerprint.matches(folder.resolve(STAMP), fingerprint)) {
                build(application, chosen, made.composition(), made.modules(), image, fingerprint);
            }
            Files.writeString(folder.resolve(Origins.FILE), chosen.configuration().origins().text());       // the same values may come from elsewhere now
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remember(image);
        return image;
    }

    private static Image image(Application application, ImageOptions.Chosen chosen) {
        String platform = chosen.configuration().platform();
        return new Image(application.name() + " for " + platform, platform, Sdk.images().resolve(application.id()).resolve(chosen.id()));
    }

    private static void build(Application application, ImageOptions.Chosen chosen, Composition composition, TargetModules modules, Image image, String fingerprint)
            throws CompilationException, IOException {
        Progress.step("building " + image.title());
        ImageConfiguration configuration = chosen.configuration();
        List<Path> folders = composition.moduleNames().stream().map(modules::folder).toList();
        Path folder = image.folder();
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(STAMP));
        Files.writeString(folder.resolve(ConfigurationFile.NAME), configuration.text());
        Files.writeString(folder.resolve(Composition.FILE), composition.text());
        try {
            ImageCompiler.compile(new ImageRequest(folders, application.classPath(), application.mainClass(), modules.jdkPatch(),
                    image.platform(), linkerScript(image.platform()), Optimization.valueOf(configuration.optimization().toUpperCase(Locale.ROOT)),
                    folder, chosen.compilerOptions(), composition.providers()));
        } catch (CompilationException e) {
            if (!e.neededModules().isEmpty()) {
                Progress.note(application.name() + " needs " + String.join(", ", e.neededModules()));
                NeededLibraries.remember(folder, fingerprint, e);
            }
            throw e;
        }
        Files.writeString(folder.resolve(STAMP), fingerprint);
    }

    /// The platform's own, beside its sources; without one the linker's default holds.
    private static Path linkerScript(String platform) {
        Path script = Sdk.root().resolve("lib/platform").resolve(platform).resolve("image.ld");
        return Files.exists(script) ? script : null;
    }

    private static String fingerprint(Application application, ImageOptions.Chosen chosen, TargetModules modules) {
        Fingerprint fingerprint = new Fingerprint().text(System.getProperty("java.home")).text(application.mainClass()).text(chosen.id())
                .text(chosen.configuration().text()).text(chosen.compilerOptions().toString()).file(Sdk.hostJar());
        modules.addTo(fingerprint);
        Optional.ofNullable(linkerScript(chosen.configuration().platform())).ifPresent(fingerprint::file);
        for (Path entry : application.classPath()) {
            fingerprint.files(SourceFiles.below(entry, ""));
        }
        return fingerprint.value();
    }

    /// `corto size` and `corto why` without a target mean the image that was used last.
    private static void remember(Image image) {
        try {
            Files.writeString(Sdk.images().resolve("last"), image.title() + "\n" + image.platform() + "\n" + image.folder() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The image that was used last.
    static Image last() {
        Path file = Sdk.images().resolve("last");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() == 3 && Files.exists(Path.of(lines.get(2), Image.FILE))) {
                return new Image(lines.get(0), lines.get(1), Path.of(lines.get(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Failure("no image has been built yet.", "Name a target, for example: hello");
    }
}
