// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The Kconfig files of this repository: other tools read them too, and see the same in them.
class OwnTreeTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final int SEEDS = 10;
    private static final int STEPS = 50;

    @BeforeAll
    static void build() throws IOException {
        LinuxSource.prepare();
    }

    @Test
    void for_java_programs_conf_and_kconfiglib_agree_with_us() throws IOException, KconfigException {
        check("java");
    }

    @Test
    void for_linux_programs_conf_and_kconfiglib_agree_with_us() throws IOException, KconfigException {
        check("elf");
    }

    private static void check(String kind) throws IOException, KconfigException {
        Map<String, String> variables = Map.of("KIND", kind, "EXTERNAL", "/dev/null");
        Path work = Folders.fresh(LinuxSource.workFolder().resolve("own." + kind));
        Kconfig ours = Kconfig.read(ROOT.resolve("Kconfig"), KconfigVariables.of(variables));
        Tally tally = new Tally();

        try (ConfJobs conf = new ConfJobs(ROOT, variables, work.resolve("conf")); Kconfiglib kconfiglib = new Kconfiglib(work)) {
            assertThat(conf.parsed()).as(conf.parseErrors()).isTrue();
            // conf looks at the default of a choice before it has seen the entries that other files add.
            assertThat(conf.parseErrors().lines().filter(line -> !line.matches(".*choice default symbol '\\w+' is not contained in the choice"))).as("what conf warns of").isEmpty();
            assertThat(kconfiglib.read(ROOT, variables)).as("why kconfiglib refuses").isEmpty();
            ConfComparison comparison = new ConfComparison("our tree for " + kind, ours, conf, work.resolve("configurations"), tally);
            KconfiglibComparison second = KconfiglibComparison.ofWholeTree("our tree for " + kind, ours, kconfiglib, work, tally);
            comparison.extremes();
            comparison.search("virtio");
            second.defaults();
            for (int seed = 1; seed <= SEEDS; seed++) {
                String random = comparison.random(seed);
                String changed = ConfigMutator.mutate(random, new Dice(seed), false);
                comparison.read(random);
                comparison.read(changed);
                comparison.oursIsAccepted(seed);
                comparison.explanations(random);
                comparison.session(random, new Dice(seed), STEPS);
                second.read(random);
                second.read(changed);
            }
        }

        assertThat(tally.disagreements()).isEmpty();
        assertThat(tally.number("kconfiglib: symbols compared")).isGreaterThan((long) ours.symbols().size() * SEEDS);
    }
}
