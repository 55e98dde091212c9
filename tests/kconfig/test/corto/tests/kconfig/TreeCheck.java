// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import java.io.IOException;
import java.nio.file.Path;

/// One generated tree through all oracles.
final class TreeCheck implements AutoCloseable {
    private static final int CONFIGURATIONS = 2;
    private static final int STEPS = 30;

    private final Path work;
    private final Tally tally;
    private final Kconfiglib kconfiglib;

    /// @param work a folder that no other check uses
    TreeCheck(Path work, Tally tally) throws IOException {
        this.work = work;
        this.tally = tally;
        kconfiglib = new Kconfiglib(work.resolve("kconfiglib"));
    }

    /// One tree in three is one for Linux 4.11.
    static GeneratedTree tree(long seed) {
        TreeGenerator.Language[] languages = TreeGenerator.Language.values();
        return TreeGenerator.tree(seed, languages[(int) Math.floorMod(seed, (long) languages.length)]);
    }

    void check(GeneratedTree tree) throws IOException {
        long seed = tree.seed();
        String where = "tree " + seed;
        Path folder = Folders.fresh(work.resolve("tree"));
        tree.writeTo(folder);
        tally.count("trees", 1);
        tally.count("lines of Kconfig", tree.lines());
        try (ConfJobs conf = new ConfJobs(folder, tree.environment(), work.resolve("conf"))) {
            Kconfig ours = ours(tree, folder, conf, where);
            if (ours == null || !conf.parsed()) {
                return;
            }
            tally.count("symbols in the trees", ours.symbols().size());
            ConfComparison comparison = new ConfComparison(where, ours, conf, Folders.fresh(work.resolve("configurations")), tally);
            KconfiglibComparison second = kconfiglib(tree, ours, where);
            Linux411Comparison third = tree.language() != TreeGenerator.Language.LINUX_4_11 ? null : linux411(tree, ours, where);
            comparison.extremes();
            comparison.search("1");
            comparison.search("^[BC][0-9]*$");
            Dice dice = new Dice(seed);
            for (int i = 0; i < CONFIGURATIONS; i++) {
                String random = comparison.random(seed * CONFIGURATIONS + i);
                comparison.read(random);
                comparison.oursIsAccepted(seed * CONFIGURATIONS + i);
                String changed = ConfigMutator.mutate(random, dice, false);
                String rough = ConfigMutator.mutate(random, dice, true);
                comparison.read(changed);
                comparison.read(rough);
                comparison.explanations(changed);
                comparison.session(changed, dice, STEPS);
                if (second != null) {
                    second.read(random);
                    second.read(changed);
                }
                if (third != null) {
                    third.read(random);
                    third.read(changed);
                }
            }
        }
    }

    /// Our reading of the tree; null if we refuse it. Both must refuse, and for the same reason, or neither.
    private Kconfig ours(GeneratedTree tree, Path folder, ConfJobs conf, String where) throws IOException {
        Kconfig ours = null;
        String refusal = "";
        try {
            ours = Kconfig.read(folder.resolve("Kconfig"), KconfigVariables.of(tree.environment()).withShell(new Shell(folder, tree.environment())));
        } catch (KconfigException e) {
            refusal = e.getMessage();
        }
        if (conf.parsed() != (ours != null)) {
            tally.differ(where, "accepting the files", "conf: " + (conf.parsed() ? "yes" : conf.parseErrors()) + "; we: " + (ours != null ? "yes" : refusal));
        } else if (ours == null) {
            tally.count("trees with a recursive dependency, refused by both", 1);
            if (!conf.parseErrors().contains("recursive dependency") || !refusal.contains("recursive dependency")) {
                tally.differ(where, "reason for refusing the files", "conf: " + conf.parseErrors() + "; we: " + refusal);
            }
        }
        return ours;
    }

    private KconfiglibComparison kconfiglib(GeneratedTree tree, Kconfig ours, String where) throws IOException {
        Path folder = Folders.fresh(work.resolve("tree-kconfiglib"));
        tree.writeForKconfiglib(folder);
        String refusal = kconfiglib.read(folder, tree.environment());
        if (!refusal.isEmpty()) {
            tally.differ(where, "kconfiglib: accepting the files", refusal);
            return null;
        }
        KconfiglibComparison comparison = KconfiglibComparison.ofGeneratedTree(where, ours, kconfiglib, work.resolve("kconfiglib"), tally);
        comparison.defaults();
        return comparison;
    }

    private Linux411Comparison linux411(GeneratedTree tree, Kconfig ours, String where) throws IOException {
        Path folder = Folders.fresh(work.resolve("tree-4.11"));
        tree.writeForLinux411(folder);
        return Linux411Comparison.of(where, ours, tree.flat(), folder, tally);
    }

    @Override
    public void close() {
        kconfiglib.close();
    }
}
