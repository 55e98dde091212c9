// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Json;
import corto.rootfs.HostPrograms;
import corto.rootfs.ProgramSurvey;
import corto.rootfs.ProgramSurvey.Library;
import corto.rootfs.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corto check`: what a Linux program of this machine needs, and what of it Corto lacks. Nothing is run.
@Group("Look")
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Says which libraries and system calls a Linux program needs, and what is missing.", "",
            "System calls are looked for in the code of the program, and in the functions of its libraries that it imports. That sees too much",
            "(code that never runs) and too little (numbers that are computed, code made at run time, libraries loaded by dlopen).", "",
            "The status is 1 when a library is missing."},
        footerHeading = Help.EXAMPLES, footer = {
            "  corto check /usr/bin/python3    libraries, system calls, what is missing",
            "  corto check --json ./a.out      the same for programs"})
final class CheckCommand implements Callable<Integer> {
    private static final int UNKNOWN = -1;
    private static final int WIDTH = 100;

    @Parameters(paramLabel = "FILE", description = "An ELF program of this machine, or a script that begins with #!.")
    private Path file;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure(file + (Files.exists(file) ? " is no file." : ": there is no such file."), "Name a program: corto check /usr/bin/python3");
        }
        Scripts.Chain chain = Scripts.of(file.toAbsolutePath().normalize());
        List<String> scripts = chain.scripts();
        String program = chain.program();
        ProgramSurvey survey = ProgramSurvey.of(program, HostPrograms.libraryPath(System.getenv().getOrDefault(Applications.LIBRARY_PATH, "")));
        KernelCalls kernel = KernelCalls.read();
        boolean isComplete = survey.libraries().stream().allMatch(library -> library.path().isPresent()) && survey.interpreter().stream().allMatch(library -> library.path().isPresent());
        if (json) {
            System.out.println(Json.of(values(program, scripts, survey, kernel)));
        } else {
            print(program, scripts, survey, kernel);
        }
        return isComplete ? 0 : 1;
    }

    private static Set<String> lacking(ProgramSurvey survey, KernelCalls kernel) {
        Set<String> lacking = new TreeSet<>();
        for (Set<Integer> numbers : List.of(survey.own(), survey.reached())) {
            for (int number : numbers) {
                if (number != UNKNOWN && kernel.names().containsKey(number) && !kernel.handlers().containsKey(kernel.name(number))) {
                    lacking.add(kernel.name(number));
                }
            }
        }
        return lacking;
    }

    private static List<String> names(Set<Integer> numbers, KernelCalls kernel) {
        return numbers.stream().filter(number -> number != UNKNOWN).filter(kernel.names()::containsKey).map(kernel::name).toList();
    }

    private static void print(String program, List<String> scripts, ProgramSurvey survey, KernelCalls kernel) {
        scripts.forEach(script -> System.out.println("script       " + script));
        System.out.println("program      " + program);
        survey.interpreter().ifPresentOrElse(library -> System.out.println("interpreter  " + place(library)), () -> System.out.println("interpreter  none: static"));
        survey.libraries().forEach(library -> System.out.println("library      " + place(library)));
        section("system calls in its own code", names(survey.own(), kernel));
        if (!survey.libraries().isEmpty()) {
            section("system calls behind the functions that it imports", names(survey.reached(), kernel));
        }
        Set<String> lacking = lacking(survey, kernel);
        section("of these Corto lacks", List.copyOf(lacking));
        if (survey.own().contains(UNKNOWN)) {
            System.out.println("Some places of its code make system calls whose number was not seen.");
        }
        if (survey.callsByNumber()) {
            System.out.println("It imports syscall(2): those numbers are not seen.");
        }
    }

    private static String place(Library library) {
        return library.path().orElse("MISSING: " + library.name() + ", which " + library.neededBy() + " needs");
    }

    private static void section(String title, List<String> names) {
        System.out.println("\n" + title + ": " + (names.isEmpty() ? "none" : names.size()));
        StringBuilder line = new StringBuilder(" ");
        for (String name : names) {
            if (line.length() + name.length() >= WIDTH) {
                System.out.println(line);
                line = new StringBuilder(" ");
            }
            line.append(' ').append(name);
        }
        if (line.length() > 1) {
            System.out.println(line);
        }
    }

    private static Map<String, Object> values(String program, List<String> scripts, ProgramSurvey survey, KernelCalls kernel) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("program", program);
        values.put("scripts", scripts);
        values.put("interpreter", survey.interpreter().map(CheckCommand::value).orElse(null));
        values.put("libraries", survey.libraries().stream().map(CheckCommand::value).toList());
        values.put("ownCalls", names(survey.own(), kernel));
        values.put("importedCalls", names(survey.reached(), kernel));
        values.put("lacking", List.copyOf(lacking(survey, kernel)));
        values.put("hasUnseenNumbers", survey.own().contains(UNKNOWN) || survey.callsByNumber());
        return values;
    }

    private static Map<String, Object> value(Library library) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", library.name());
        value.put("neededBy", library.neededBy());
        value.put("path", library.path().orElse(null));
        return value;
    }
}
