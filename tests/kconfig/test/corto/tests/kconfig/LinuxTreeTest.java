// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import corto.kconfig.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Linux 6.1's own Kconfig files for x86: 17,000 symbols in 1,600 files, with the macros that ask the compiler.
class LinuxTreeTest {
    private static final int SEEDS = Integer.getInteger("corto.tests.kconfig.seeds", 50);
    private static final int STEPS = 100;

    private static Map<String, String> environment;
    private static Kconfig ours;

    @BeforeAll
    static void read() throws IOException, KconfigException {
        LinuxSource.prepare();
        environment = LinuxSource.environment();
        ours = Kconfig.read(LinuxSource.tree().resolve("Kconfig"), KconfigVariables.of(environment).withShell(new Shell(LinuxSource.tree(), environment)));
    }

    private static ConfJobs conf(Path work) throws IOException {
        ConfJobs conf = new ConfJobs(LinuxSource.tree(), environment, Folders.fresh(work));
        assertThat(conf.parsed()).as(conf.parseErrors()).isTrue();
        return conf;
    }

    @Test
    void configurations_are_those_of_conf_byte_for_byte() throws IOException, InterruptedException, ExecutionException {
        Tally tally = new Tally();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(Checks.THREADS)) {
            for (int i = 0; i < Checks.THREADS; i++) {
                Path work = LinuxSource.workFolder().resolve("linux" + i);
                workers.add(threads.submit(() -> {
                    try (ConfJobs conf = conf(work)) {
                        ConfComparison comparison = new ConfComparison("Linux", ours, conf, work.resolve("configurations"), tally);
                        for (int seed = next.getAndIncrement(); seed <= SEEDS; seed = next.getAndIncrement()) {
                            check(comparison, seed);
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> worker : workers) {
            worker.get();
        }

        assertThat(tally.disagreements()).isEmpty();
        assertThat(tally.number("randconfig")).isEqualTo(SEEDS);
        assertThat(tally.number("symbols compared in .config files")).isGreaterThan(15_000L * 3 * SEEDS);
    }

    private static void check(ConfComparison comparison, int seed) throws IOException {
        if (seed == 0) {
            comparison.extremes();
            comparison.read(Text.read(LinuxSource.tree().resolve("arch/x86/configs/x86_64_defconfig")));
            comparison.search("usb.*net");
            return;
        }
        String random = comparison.random(seed);
        comparison.oursIsAccepted(seed);
        comparison.readBriefly(random);
        String changed = ConfigMutator.mutate(random, new Dice(seed), seed % 2 == 0);
        if (seed % 5 == 0) {
            comparison.read(changed);
            comparison.session(random, new Dice(seed), STEPS);
        } else {
            comparison.readBriefly(changed);
        }
        if (seed % 10 == 0) {
            comparison.explanations(changed);
        }
    }

    @Test
    void files_for_every_architecture_are_read() throws IOException {
        List<String> refused = new ArrayList<>();
        List<Path> architectures;
        try (var folders = Files.list(LinuxSource.tree().resolve("arch"))) {
            architectures = folders.filter(folder -> Files.exists(folder.resolve("Kconfig"))).sorted().toList();
        }
        int most = 0;
        for (Path architecture : architectures) {
            Map<String, String> variables = new java.util.HashMap<>(environment);
            variables.put("ARCH", architecture.getFileName().toString());
            variables.put("SRCARCH", architecture.getFileName().toString());
            variables.put("HEADER_ARCH", "x86");            // user mode Linux reads the files of the machine it runs on
            try {
                // No compiler for the others here: every test of one says y, which is enough to read the files.
                Kconfig tree = Kconfig.read(LinuxSource.tree().resolve("Kconfig"), KconfigVariables.of(variables).withShell(LinuxTreeTest::answer));
                most = Math.max(most, tree.symbols().size());
            } catch (KconfigException e) {
                refused.add(architecture.getFileName() + ": " + e.getMessage());
            }
        }

        assertThat(refused).isEmpty();
        assertThat(architectures).hasSizeGreaterThan(20);
        assertThat(most).isGreaterThan(15_000);
    }

    private static String answer(String command) {
        return command.contains("-version.sh") ? "GCC 120200" : command.contains("test -z") || command.startsWith("{ test -z") ? "n"
                : command.contains("echo \"n\" || echo \"y\"") ? "n" : command.contains("echo \"y\"") ? "y" : "0";
    }

    @Test
    void kconfiglib_sees_the_same_values() throws IOException {
        Path tree = LinuxSource.treeForKconfiglib();
        Path work = Folders.fresh(LinuxSource.workFolder().resolve("linux-kconfiglib"));
        Tally tally = new Tally();

        try (Kconfiglib kconfiglib = new Kconfiglib(work)) {
            assertThat(kconfiglib.read(tree, environment)).isEmpty();
            KconfiglibComparison comparison = KconfiglibComparison.ofWholeTree("Linux", ours, kconfiglib, work, tally);
            comparison.defaults();
            for (int seed = 1; seed <= 3; seed++) {
                Configuration random = new Configuration(ours);
                random.random(seed);
                comparison.read(random.text());
            }
        }

        assertThat(tally.disagreements()).isEmpty();
        assertThat(tally.number("kconfiglib: symbols compared")).isGreaterThan(2 * 15_000);
    }

    @Test
    void nothing_is_odd_in_the_files() {
        assertThat(ours.warnings().stream().map(Warning::toString)).isEmpty();
    }
}
