// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.util.List;

/// The smallest part of a generated tree that still shows what the whole shows.
final class ShrunkTree {
    private ShrunkTree() {}

    static void print(long seed) throws IOException {
        LinuxSource.prepare();
        GeneratedTree tree = TreeCheck.tree(seed);
        List<Disagreement> whole = disagreements(tree);
        if (whole.isEmpty()) {
            System.out.println("tree " + seed + ": no disagreement");
            return;
        }
        String check = whole.getFirst().check();
        List<String> lines = Shrinker.shrink(tree.flat(), part -> disagreements(tree.with(part)).stream().anyMatch(found -> found.check().equals(check)));
        lines.forEach(System.out::println);
        disagreements(tree.with(lines)).forEach(System.out::println);
    }

    private static List<Disagreement> disagreements(GeneratedTree tree) throws IOException {
        Tally tally = new Tally();
        try (TreeCheck check = new TreeCheck(Folders.fresh(LinuxSource.workFolder().resolve("shrinking")), tally)) {
            check.check(tree);
        } catch (IOException e) {
            return List.of();       // conf or an oracle ended at a part that is no tree: not what we look for
        }
        return tally.disagreements();
    }
}
