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
import corto.composition.Layers;
import corto.console.Failure;
import corto.console.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// From an application to its image, unless it is there already.
final class ImageBuild {
    private static final String STAMP = "image.stamp";

    private ImageBuild() {
    }

    /// Builds what TARGET names.
    static Image of(Application application, ImageOptions options) {
        if (application.guest().isPresent() && !LinuxKernel.isThere()) {
            throw LinuxKernel.missing();
        }
        HostPackages.require(HostPackages.COMPILING);
        TargetModules modules = TargetModules.found();
        ImageOptions.Chosen chosen = options.choose(application, modules);
        List<Path> folders = modules.closure(roots(application, chosen));
        Composition composition = Composition.closing(modules.sources(), roots(application, chosen), Layers.read(Sdk.root().resolve(Layers.FILE)));
        modules.compile(roots(application, chosen));
        Image image = image(application, chosen);
        Path folder = image.folder();
        String fingerprint = fingerprint(application, chosen, modules);
        try (BuildLock _ = BuildLock.of(folder)) {
            if (!Files.exists(image.file()) || !Fingerprint.matches(folder.resolve(STAMP), fingerprint)) {
                build(application, chosen, modules, composition, folders, image, fingerprint);
            }
        }
        remember(image);
        return image;
    }

    /// Where the image of `application` will be; nothing is built.
    static Image planned(Application application, ImageOptions options) {
        return image(application, options.choose(application, TargetModules.found()));
    }

    private static Image image(Application application, ImageOptions.Chosen chosen) {
        return new Image(application.name() + " for " + chosen.platform(), chosen.platform(), Sdk.images().resolve(application.id()).resolve(chosen.id()));
    }

    /// The application's own, then the command line's.
    private static Map<String, String> compilerOptions(Application application, ImageOptions.Chosen chosen) {
        Map<String, String> options = new TreeMap<>(application.compilerOptions());
        options.putAll(chosen.compilerOptions());
        return options;
    }

    private static void build(Application application, ImageOptions.Chosen chosen, TargetModules modules, Composition composition, List<Path> folders, Image image, String fingerprint) {
        Progress.step("building " + image.title());
        try {
            Files.createDirectories(image.folder());
            Files.deleteIfExists(image.folder().resolve(STAMP));
            Files.writeString(image.folder().resolve(Composition.FILE), composition.text());
            ImageCompiler.compile(new ImageRequest(folders, application.classPath(), application.mainClass(), modules.jdkPatch(),
                    chosen.platform(), linkerScript(chosen.platform()), Optimization.valueOf(chosen.optimization().toUpperCase(Locale.ROOT)),
                    image.folder(), compilerOptions(application, chosen), composition.providers()));
            Files.writeString(image.folder().resolve(STAMP), fingerprint);
        } catch (CompilationException e) {
            throw new Failure(e, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The modules that an image is made of, without those that these require.
    private static List<String> roots(Application application, ImageOptions.Chosen chosen) {
        List<String> roots = new ArrayList<>(List.of("corto.runtime", "corto.jdk", "corto.heap." + chosen.collector().replace("-", ""), "corto.platform." + chosen.platform()));
        roots.addAll(application.modules());
        return roots;
    }

    /// The platform's own, beside its sources; without one the linker's default holds.
    private static Path linkerScript(String platform) {
        Path script = Sdk.root().resolve("lib/platform").resolve(platform).resolve("image.ld");
        return Files.exists(script) ? script : null;
    }

    private static String fingerprint(Application application, ImageOptions.Chosen chosen, TargetModules modules) {
        Fingerprint fingerprint = new Fingerprint().text(System.getProperty("java.home")).text(application.mainClass()).text(chosen.id())
                .text(compilerOptions(application, chosen).toString()).text(application.modules().toString()).file(Sdk.hostJar());
        modules.addTo(fingerprint);
        Optional.ofNullable(linkerScript(chosen.platform())).ifPresent(fingerprint::file);
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
