// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.manifest.Kind;
import corto.skeleton.AppSkeleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto new app`: a folder that `corto run` takes.
@Command(name = "app", mixinStandardHelpOptions = true, sortOptions = false, description = "Makes a folder with an application: corto.yaml, a program, README.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto new app shop             a Java program",
            "  corto new app --kind c sorter  a program in C"})
final class NewAppCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The name of the application and of the folder.")
    private String name;

    @Option(names = "--kind", paramLabel = "KIND", description = "java (default), c: compiled for Linux; elf: a program of a Debian package.")
    @Values({"java", "c", "elf"})
    private String kind = Kind.JAVA.toString();

    @Option(names = "--in", paramLabel = "DIR", description = "Where to make the folder. Default: the current folder.")
    private Path parent = Path.of("");

    @Override
    public Integer call() {
        String checked = Choices.check("--kind", kind, List.of("java", "c", "elf"));
        if (!Files.isDirectory(parent.toAbsolutePath())) {
            throw new Failure("--in: there is no folder " + parent + ".");
        }
        Path folder = parent.resolve(name);
        AppSkeleton.write(name, folder, Sdk.root().resolve(NewLibraryCommand.TEMPLATES).resolve("app-" + checked)).forEach(System.out::println);
        System.err.println("corto: " + folder + " is an application: corto run ./" + folder);
        return 0;
    }
}
