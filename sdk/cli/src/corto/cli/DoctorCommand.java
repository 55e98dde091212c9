// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Json;
import corto.runners.Accelerator;
import corto.runners.AcceleratorProbe;
import corto.runners.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `corto doctor`: what this machine has, what is missing, what to type.
@Group("Look")
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, description = "Checks JDK, gcc, binutils, QEMU, and whether KVM really works.",
        footerHeading = Help.EXAMPLES, footer = {
            "  corto doctor         what is there, what is missing, what to type",
            "  corto doctor --json  the same for a script; status 1 if something is missing"})
final class DoctorCommand implements Callable<Integer> {
    private enum State { OK, SLOW, MISSING }

    private record Finding(String what, State state, String detail) {
    }

    @Option(names = "--json", description = "The findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        findings.add(new Finding("JDK", State.OK, System.getProperty("java.vendor") + " " + Runtime.version() + " in " + System.getProperty("java.home")));
        for (String program : List.of("gcc", "as", "ld", "objcopy", "addr2line", "qemu-system-x86_64")) {
            Finding finding = program(program);
            findings.add(finding);
            if (finding.state() == State.MISSING) {
                missing.add(program);
            }
        }
        findings.add(kvm());
        print(findings, missing);
        return missing.isEmpty() ? 0 : 1;
    }

    private static Finding program(String name) {
        return Programs.find(name).map(path -> new Finding(name, State.OK, version(path) + " (" + path + ")"))
                .orElseGet(() -> new Finding(name, State.MISSING, "not on the PATH"));
    }

    /// The first line of what `--version` prints.
    private static String version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("unknown version");
        } catch (IOException e) {
            return "does not start: " + e.getMessage();
        }
    }

    private static Finding kvm() throws InterruptedException {
        if (!HostPackages.isThere(HostPackages.EMULATING[0])) {
            return new Finding("KVM", State.SLOW, "cannot be measured without QEMU");
        }
        AcceleratorProbe.Verdict verdict = AcceleratorProbe.ofUser().verdict();
        return verdict.accelerator() == Accelerator.KVM ? new Finding("KVM", State.OK, verdict.reason())
                : new Finding("KVM", State.SLOW, "not used, QEMU translates instead (TCG): " + verdict.reason());
    }

    private void print(List<Finding> findings, List<String> missing) {
        if (json) {
            List<Map<String, Object>> values = new ArrayList<>();
            for (Finding finding : findings) {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("what", finding.what());
                value.put("state", finding.state().name().toLowerCase(java.util.Locale.ROOT));
                value.put("detail", finding.detail());
                values.add(value);
            }
            System.out.println(Json.of(values));
            return;
        }
        for (Finding finding : findings) {
            System.out.printf("%-8s %-20s %s%n", finding.state().name().toLowerCase(java.util.Locale.ROOT), finding.what(), finding.detail());
        }
        System.out.println(missing.isEmpty() ? "Everything that Corto needs is here." : HostPackages.installLine(HostPackages.packagesOf(missing)));
    }
}
