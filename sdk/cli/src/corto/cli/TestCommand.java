// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Compilation;
import corto.build.OptionFile;
import corto.build.SourceFiles;
import corto.build.SourceModule;
import corto.configuration.KernelLibraries;
import corto.console.Failure;
import corto.console.Json;
import corto.console.Progress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto test`: all tests, in a JVM or a few.
///
/// The tests of every module lie in its `test/`, those that need images in `tests/`. They run on the class path, where modules hide
/// nothing: a test is in the package it tests.
@Group("Develop")
@Command(name = "test", mixinStandardHelpOptions = true, sortOptions = false, description = "Compiles and runs the tests; the last line counts them.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto test                 all",
            "  corto test net/tcp         those in folders with net/tcp in their path",
            "  corto test SuggestionTest  test classes with that in their name",
            "  corto test --lib fair      those of the library in the folder fair",
            "  corto test --list sdk/cli  what would run"})
final class TestCommand implements Callable<Integer> {
    private static final Set<String> TEST_FOLDERS = Set.of("test", "generator");
    private static final Set<String> NOT_SEARCHED = Set.of("src", "build", "target", "programs", "results");
    private static final int MOST_JOBS = 4;
    private static final String SUFFIX = "Test.java";
    /// What only tests run: names for addresses, the tool whose output ours is compared with, a second C library, a second shell, a terminal, zstd,
    /// e2fsprogs (of which lsattr is in everybody's PATH).
    private static final String[] TESTING = {"addr2line", "strace", "musl-gcc", "zsh", "tmux", "lsattr", "zstd"};

    @Parameters(paramLabel = "FILTER", arity = "0..*", description = "Part of a folder's path or of a class name.")
    private List<String> filters = List.of();

    @Option(names = "--lib", paramLabel = "DIR", description = "Run the tests of this library from outside of the tree, of a folder of some, or of a jar of such a folder. May be repeated.")
    private List<Path> libraries = new ArrayList<>();

    @Option(names = "--list", description = "Print the test classes, do not run them.")
    private boolean list;

    @Option(names = "--json", description = "With --list: the test classes as JSON.")
    private boolean json;

    @Option(names = {"-j", "--jobs"}, paramLabel = "N", description = "Test classes at the same time, each in a JVM of its own. Default: one for each processor, at most 4.")
    private int jobs = Math.min(Runtime.getRuntime().availableProcessors(), MOST_JOBS);

    @Option(names = {"-D"}, paramLabel = "KEY=VALUE", description = "A system property for the tests. May be repeated.")
    private List<String> properties = List.of();

    @Option(names = "--all", description = "The slow ones too, which say so in their READMEs: -D corto.apps=all -D corto.net=all.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        KernelLibraries kernel = new KernelLibraries(Sdk.root(), libraries.stream().map(ExternalLibraries::folder).toList());
        List<Path> folders = libraries.isEmpty() ? testFolders() : testFolders(kernel.external());
        if (libraries.isEmpty() && !list) {
            HostPackages.require(Stream.of(HostPackages.COMPILING, HostPackages.EMULATING, TESTING).flatMap(Stream::of).toArray(String[]::new));
        }
        List<String> classes = classes(folders);
        if (list) {
            System.out.println(json ? Json.of(classes) : String.join("\n", classes));
            return 0;
        }
        if (jobs < 1) {
            throw new Failure("--jobs " + jobs + ": at least one class runs at a time.");
        }
        if (classes.isEmpty()) {
            throw filters.isEmpty() ? new Failure("there is no test: a library's tests are in its folder test, in files ...Test.java.")
                    : new Failure("no test matches " + String.join(" ", filters) + ".", "corto test --list shows the test classes.");
        }
        if (classes.stream().anyMatch(name -> name.startsWith("corto.tests.kconfig."))) {
            HostPackages.require(HostPackages.KCONFIG_ORACLES);
        }
        TargetModules modules = TargetModules.compiled(kernel);
        String classPath = classPath(modules);
        Path output = compile(folders, classPath, modules);
        Path chosen = Sdk.build().resolve("test-classes." + ProcessHandle.current().pid());
        try {
            Files.write(chosen, classes);
            return run(output + ":" + classPath, chosen);
        } finally {
            Files.deleteIfExists(chosen);
        }
    }

    private static List<Path> testFolders(List<SourceModule> modules) {
        return modules.stream().map(module -> module.folder().resolve("test")).filter(Files::isDirectory).toList();
    }

    private static List<Path> testFolders() throws IOException {
        List<Path> folders = new ArrayList<>(testFolders(SourceModule.below(Sdk.root(), "compiler", "runtime", "lib", "sdk")));
        Path images = Sdk.root().resolve("tests");
        if (Files.isDirectory(images)) {
            Files.walkFileTree(images, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    if (TEST_FOLDERS.contains(name)) {
                        folders.add(folder);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return NOT_SEARCHED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }
            });
        }
        folders.sort(null);
        return folders;
    }

    /// Names of the classes in files `…Test.java` that a filter matches.
    private List<String> classes(List<Path> folders) {
        List<String> classes = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : SourceFiles.below(folder, SUFFIX)) {
                String name = folder.relativize(file).toString();
                if (filters.isEmpty() || filters.stream().anyMatch(filter -> matches(filter, folder, name))) {
                    classes.add(name.substring(0, name.length() - ".java".length()).replace('/', '.'));
                }
            }
        }
        return classes;
    }

    private static boolean matches(String filter, Path folder, String file) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        String place = Sdk.root().relativize(folder).toString().toLowerCase(Locale.ROOT);
        String name = file.substring(0, file.length() - ".java".length()).toLowerCase(Locale.ROOT);
        return place.contains(wanted) || name.contains(wanted) || name.replace('/', '.').contains(wanted);
    }

    private static Path compile(List<Path> folders, String classPath, TargetModules modules) throws IOException {
        List<Path> sources = new ArrayList<>();
        folders.forEach(folder -> sources.addAll(SourceFiles.below(folder, ".java")));
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-nowarn", "-classpath", classPath, "-Xlint:none"));
        options.addAll(exports());
        Path output = modules.testClasses();
        Compilation compilation = new Compilation(sources, options, output);
        try (BuildLock _ = BuildLock.of(output)) {
            if (compilation.isStale() || classesAreNewer(output, modules)) {
                Progress.step("compiling " + (sources.size() == 1 ? "1 test source" : sources.size() + " test sources"));
                Files.deleteIfExists(Compilation.stamp(output));
                compilation.runIfStale();
            }
            for (Path folder : folders) {
                copyResources(folder, output);
            }
        }
        return output;
    }

    /// What the tests are compiled against changed.
    private static boolean classesAreNewer(Path output, TargetModules modules) throws IOException {
        Path stamp = Compilation.stamp(output);
        for (Path made : modules.hostStamps()) {
            if (Files.exists(stamp) && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(stamp)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void copyResources(Path folder, Path output) throws IOException {
        for (Path file : SourceFiles.below(folder, "")) {
            if (!file.toString().endsWith(".java")) {
                Path copy = output.resolve(folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// The host tools, the modules of images, the jars. What replaces java.base is not there: tests run on the JDK as it is.
    private static String classPath(TargetModules modules) {
        List<Path> entries = new ArrayList<>(List.of(Sdk.hostJar()));
        entries.addAll(modules.hostClassPath());
        entries.addAll(SourceFiles.below(Sdk.dependencies(), ".jar"));
        return entries.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    /// The exports of java.base that the modules of images ask for, to the class path; packages that exist only in images are left out.
    private static List<String> exports() throws IOException {
        List<String> options = new ArrayList<>();
        OptionFile.addTo(options, Sdk.root().resolve("runtime/javac-options"));
        List<String> exports = new ArrayList<>();
        for (int i = 0; i + 1 < options.size(); i++) {
            String what = options.get(i + 1).replaceFirst("=.*", "");
            if (options.get(i).equals("--add-exports") && Object.class.getModule().getPackages().contains(what.replace("java.base/", ""))) {
                exports.addAll(List.of("--add-exports", what + "=ALL-UNNAMED"));
            }
        }
        return exports;
    }

    private int run(String classPath, Path chosen) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-ea", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xshare:auto", "-Dcorto.root=" + Sdk.root(), "-Dcorto.build=" + Sdk.build(),
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        words.addAll(exports());
        if (all) {
            words.addAll(List.of("-Dcorto.apps=all", "-Dcorto.net=all"));
        }
        properties.forEach(property -> words.add("-D" + property));
        words.addAll(List.of("-cp", classPath, "corto.testing.Main", chosen.toString(), Integer.toString(jobs)));
        Progress.done();
        Process tests = new ProcessBuilder(words).directory(Sdk.root().toFile()).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(tests::destroy));
        return tests.waitFor();
    }
}
