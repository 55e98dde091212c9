// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceFiles;
import corto.configuration.ProgramKind;
import corto.console.Failure;
import corto.console.Suggestion;
import corto.manifest.Manifest;
import corto.manifest.ManifestReader;
import corto.manifest.MemorySize;
import corto.manifest.Program;
import corto.manifest.RootFiles;
import corto.rootfs.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// Finds out what a TARGET is and makes an [Application] of it: a name in the catalogue (`apps/`), a Java file, a jar, an ELF program, a script, a
/// folder with `corto.yaml`, or a folder of Java files.
final class Applications {
    /// Folders where ld.so looks for libraries: of this machine, and of the guest, where they keep their paths.
    static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

    private static final byte[] ELF_MAGIC = {0x7F, 'E', 'L', 'F'};
    /// What runs Linux programs. It finds its settings in `corto.platform.api.Platform`: `options()` (`strace`, `ip`, `gateway`, `workdir`, `log`),
    /// `environment()`, and `arguments()`, whose first is the program's path in the initrd.
    private static final String KERNEL_MAIN = "corto.posix.init.Main";

    private Applications() {
    }

    /// Java sources are compiled against the libraries that `options` select.
    static Application of(String target, ImageOptions options) {
        Path place = place(target);
        return Files.isDirectory(place) ? ofFolder(place, options) : ofFile(place, options);
    }

    /// What the target says about its image. Nothing is compiled.
    static TargetConfiguration configuration(String target) {
        Path place = place(target);
        if (place.getFileName().toString().equals(Manifest.FILE_NAME)) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place)) {
            return TargetConfiguration.plain(isElf(place) || Scripts.matches(place) ? ProgramKind.ELF : ProgramKind.JAVA, Optional.empty());
        }
        Path file = place.resolve(Manifest.FILE_NAME);
        return Files.exists(file) ? TargetConfiguration.of(ManifestReader.read(file)) : TargetConfiguration.plain(ProgramKind.JAVA, Optional.of(place));
    }

    /// The name under which the build folder has what is made for `target`. Nothing is compiled.
    static String id(String target) {
        Path place = place(target);
        String name = place.getFileName().toString();
        if (Files.isDirectory(place)) {
            Path manifest = place.resolve(Manifest.FILE_NAME);
            return idOf(place, Files.exists(manifest) ? ManifestReader.read(manifest).name() : name);
        }
        return idOf(place, name.replaceFirst("\\.(java|jar)$", ""));
    }

    /// The file or folder that `target` names.
    private static Path place(String target) {
        String name = target.startsWith("apps/") ? target.substring("apps/".length()) : target;
        Path app = Sdk.apps().resolve(name);
        boolean isApp = isName(name) && Files.isDirectory(app);
        Path path = Path.of(target);
        if (isApp && isName(target)) {
            return app;                          // a bare name is the catalogue's, whatever lies in the current folder: ./name is that
        }
        if (Files.exists(path)) {
            return path.toAbsolutePath().normalize();
        }
        if (isApp) {
            return app;
        }
        List<String> catalogue = catalogue();
        throw new Failure("there is no \"" + target + "\": neither a file, nor a folder, nor an app." + Suggestion.sentence(name, catalogue),
                "Apps: " + String.join(", ", catalogue) + ". Or name a Main.java, a .jar, an ELF program, or a folder with " + Manifest.FILE_NAME + " or Java files.");
    }

    private static boolean isName(String target) {
        return !target.isEmpty() && !target.startsWith(".") && target.indexOf('/') < 0;
    }

    static List<String> catalogue() {
        if (!Files.isDirectory(Sdk.apps())) {
            return List.of();
        }
        try (var apps = Files.list(Sdk.apps())) {
            return apps.filter(Files::isDirectory).map(app -> app.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Application ofFile(Path file, ImageOptions options) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(".java")) {
            String name = fileName.substring(0, fileName.length() - ".java".length());
            String id = idOf(file, name);
            TargetConfiguration configuration = TargetConfiguration.plain(ProgramKind.JAVA, Optional.empty());
            Path classes = program(id, configuration, options).compileFile(file);
            return plain(name, id, List.of(classes), List.of(JavaProgram.sourceRoot(file)), MainClass.inFile(classes, file), configuration);
        }
        if (fileName.endsWith(".jar")) {
            return ofJar(file);
        }
        if (fileName.equals(Manifest.FILE_NAME)) {
            return ofFolder(file.getParent(), options);
        }
        if (!isElf(file) && !Scripts.matches(file)) {
            throw new Failure(file + " is nothing that can be run.", "A TARGET is an app's name, a .java file, a .jar, an ELF program, a script that begins with #!, or a folder.");
        }
        Guest guest = new Guest(fileName, idOf(file, fileName), new Guest.Root.Program(file, System.getenv().getOrDefault(LIBRARY_PATH, "")), List.of(file.toString()), Optional.empty(), List.of());
        return plain(guest);
    }

    /// The program `command` of a root file system that the user has: a folder, a cpio or a tar archive.
    static Application ofRootFileSystem(Path source, String command) {
        if (!command.startsWith("/")) {
            throw new Failure("--rootfs: \"" + command + "\" is no absolute path of a program in " + source + ".", "Write: corto run --rootfs " + source + " -- /path/of/program ARG…");
        }
        Path absolute = source.toAbsolutePath().normalize();
        String name = absolute.getFileName() == null ? "root" : absolute.getFileName().toString();
        Guest guest = new Guest(name, idOf(absolute, name), new Guest.Root.Given(absolute), List.of(command), Optional.empty(), List.of());
        return plain(guest);
    }

    private static Application ofElf(Manifest manifest, Program.Elf program) {
        Optional<Guest.Binary> binary = program.binary().map(file -> new Guest.Binary(file, file.toString()));
        return linux(manifest, program.files(), binary, program.command());
    }

    private static Application ofC(Manifest manifest, Program.C program) {
        Path executable = CProgram.compile(manifest, program, idOf(manifest.folder(), manifest.name()));
        return linux(manifest, program.files(), Optional.of(new Guest.Binary(executable, "/bin/" + manifest.name())), List.of());
    }

    private static Application linux(Manifest manifest, RootFiles files, Optional<Guest.Binary> binary, List<String> command) {
        List<String> words = binary.map(program -> List.of(program.path())).orElse(command);
        Guest guest = new Guest(manifest.name(), idOf(manifest.folder(), manifest.name()), new Guest.Root.Described(manifest.file(), files, binary), words, manifest.workdir(), manifest.ports());
        return linux(guest, TargetConfiguration.of(manifest), manifest.arguments(), manifest.environment(), manifest.memory(), manifest.machine());
    }

    private static Application plain(Guest guest) {
        return linux(guest, TargetConfiguration.plain(ProgramKind.ELF, Optional.empty()), List.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /// The kernel that runs `guest`. Programs with the same configuration share its image.
    private static Application linux(Guest guest, TargetConfiguration configuration, List<String> arguments, Map<String, String> environment, Optional<MemorySize> memory,
            Optional<String> machine) {
        return new Application("Corto's kernel", "linux", List.of(), List.of(), KERNEL_MAIN, configuration, Optional.of(guest), Optional.empty(), arguments, environment, List.of(), memory, machine);
    }

    private static Application ofJar(Path jar) {
        List<Path> classPath = new ArrayList<>(List.of(jar));
        String main;
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes attributes = file.getManifest() == null ? new Attributes() : file.getManifest().getMainAttributes();
            main = attributes.getValue(Attributes.Name.MAIN_CLASS);
            String more = attributes.getValue(Attributes.Name.CLASS_PATH);
            if (more != null) {
                for (String entry : more.strip().split("\\s+")) {
                    Path path = jar.resolveSibling(entry);
                    if (Files.exists(path)) {
                        classPath.add(path.normalize());
                    }
                }
            }
        } catch (IOException e) {
            throw new Failure(e, jar + " cannot be read as a jar: " + e.getMessage());
        }
        if (main == null) {
            throw new Failure(jar + " has no Main-Class in its manifest.",
                    "Name the class in a " + Manifest.FILE_NAME + ": main: package.Class, classpath: " + jar.getFileName() + "; then run the folder.");
        }
        String name = jar.getFileName().toString();
        name = name.substring(0, name.length() - ".jar".length());
        return plain(name, idOf(jar, name), classPath, List.of(), MainClass.named(main, classPath, jar.toString()), TargetConfiguration.plain(ProgramKind.JAVA, Optional.empty()));
    }

    private static Application ofFolder(Path folder, ImageOptions options) {
        Path file = folder.resolve(Manifest.FILE_NAME);
        if (Files.exists(file)) {
            Manifest manifest = ManifestReader.read(file);
            return switch (manifest.program()) {
                case Program.Java program -> ofJava(manifest, program, options);
                case Program.Elf program -> ofElf(manifest, program);
                case Program.C program -> ofC(manifest, program);
            };
        }
        List<Path> sources = SourceFiles.below(folder, ".java");
        if (sources.isEmpty()) {
            throw new Failure(folder + " has neither a " + Manifest.FILE_NAME + " nor a Java file.", "Write one, or name another folder or a .java file.");
        }
        String name = folder.getFileName().toString();
        String id = idOf(folder, name);
        TargetConfiguration configuration = TargetConfiguration.plain(ProgramKind.JAVA, Optional.of(folder));
        Path classes = program(id, configuration, options).compile(sources, List.of());
        return plain(name, id, List.of(classes), List.of(folder), MainClass.only(classes, folder.toString()), configuration);
    }

    private static Application ofJava(Manifest manifest, Program.Java program, ImageOptions options) {
        TargetConfiguration configuration = TargetConfiguration.of(manifest);
        String id = idOf(manifest.folder(), manifest.name());
        List<Path> libraries = new ArrayList<>(program.classPath());
        libraries.addAll(Libraries.of(program.dependencies(), manifest.file()));
        List<Path> classPath = new ArrayList<>();
        List<Path> places = sourcePlaces(manifest, program);
        List<Path> sources = sources(places);
        if (!sources.isEmpty()) {
            classPath.add(program(id, configuration, options).compile(sources, libraries));
        }
        classPath.addAll(libraries);
        if (classPath.isEmpty()) {
            throw new Failure(manifest.file() + ": there are no Java files in " + manifest.folder() + " and no classpath.", "Set sources: or classpath: there.");
        }
        String where = manifest.file().toString();
        MainClass main = program.main().isPresent() ? MainClass.named(program.main().get(), classPath, where + ": main")
                : sources.isEmpty() ? MainClass.ofJars(classPath, where) : MainClass.only(classPath.getFirst(), where);
        Optional<Guest.Root.Bare> files = Optional.of(program.files()).filter(wanted -> !wanted.isEmpty()).map(wanted -> new Guest.Root.Bare(manifest.file(), wanted));
        return new Application(manifest.name(), id, classPath, places, main.name(), configuration, Optional.empty(), files, manifest.arguments(), manifest.environment(), manifest.ports(), manifest.memory(),
                manifest.machine());
    }

    private static JavaProgram program(String id, TargetConfiguration configuration, ImageOptions options) {
        return new JavaProgram(id, options.modules(configuration));
    }

    private static List<Path> sources(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            files.addAll(Files.isDirectory(place) ? SourceFiles.below(place, ".java") : List.of(place));
        }
        return files;
    }

    private static List<Path> sourcePlaces(Manifest manifest, Program.Java program) {
        if (!program.sources().isEmpty()) {
            return program.sources();
        }
        Path src = manifest.folder().resolve("src");
        return List.of(Files.isDirectory(src) ? src : manifest.folder());
    }

    private static Application plain(String name, String id, List<Path> classPath, List<Path> sourceFolders, MainClass main, TargetConfiguration configuration) {
        return new Application(name, id, classPath, sourceFolders, main.name(), configuration, Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of(), Optional.empty(),
                Optional.empty());
    }

    /// Apps of the catalogue keep their name; others get a short digest of their path, for two may be called Main.
    private static String idOf(Path place, String name) {
        if (place.getParent() != null && place.getParent().equals(Sdk.apps())) {
            return place.getFileName().toString();
        }
        return name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + HexFormat.of().toHexDigits(place.toString().hashCode());
    }

    private static boolean isElf(Path file) {
        try (var in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(ELF_MAGIC.length), ELF_MAGIC);
        } catch (IOException e) {
            return false;
        }
    }
}
