// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Finds what a user can answer and has not (`check_conf` of Linux).
final class NewOptions {
    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Visibility visibility;
    private final List<Valued> found = new ArrayList<>();

    NewOptions(Kconfig kconfig, Evaluation evaluation) {
        this.kconfig = kconfig;
        this.evaluation = evaluation;
        visibility = new Visibility(evaluation);
    }

    /// In the order of the menus; once for each place.
    List<Valued> find() {
        visit(kconfig.root());
        return found;
    }

    private void visit(MenuNode node) {
        if (!visibility.isVisible(node)) {
            return;
        }
        Valued valued = node.valued();
        if (valued != null && !evaluation.values.has(valued, Values.USER)) {
            int i = valued.index;
            boolean changeable = evaluation.values.selected[i].isBelow(evaluation.values.visible[i]);
            if (changeable || valued instanceof Choice && evaluation.logical(valued) == Tristate.Y) {
                found.add(valued);
            }
        }
        for (MenuNode child : node.children()) {
            visit(child);
        }
    }
}
