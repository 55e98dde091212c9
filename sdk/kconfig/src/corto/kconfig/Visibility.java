// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// Whether a place in the menus is shown.
final class Visibility {
    private final Evaluation evaluation;

    Visibility(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// A place is shown if its prompt is; and a symbol that is not `n` also if something below it is.
    boolean isVisible(MenuNode node) {
        if (node.prompt == null || node.visibleIf != null && evaluation.value(node.visibleIf) == Tristate.N) {
            return false;
        }
        Valued valued = node.valued();
        if (valued == null) {
            return evaluation.value(node.prompt.condition) != Tristate.N;
        }
        evaluation.calculate(valued);
        if (valued.type != Type.UNKNOWN && evaluation.visibility(valued, node.prompt) != Tristate.N) {
            return true;
        }
        return evaluation.logical(valued) != Tristate.N && anyVisible(node.children());
    }

    private boolean anyVisible(List<MenuNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (isVisible(nodes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
