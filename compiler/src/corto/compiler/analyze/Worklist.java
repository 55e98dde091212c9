// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import java.util.ArrayDeque;
import java.util.Set;

/// Methods to be analysed, first come first served, each at most once at a time.
final class Worklist {
    private final ArrayDeque<MethodState> queue = new ArrayDeque<>();

    boolean isEmpty() {
        return queue.isEmpty();
    }

    MethodState next() {
        MethodState state = queue.remove();
        state.queued = false;
        return state;
    }

    void add(MethodState state) {
        if (!state.queued) {
            state.queued = true;
            queue.add(state);
        }
    }

    /// @param states null for none
    void addAll(Set<MethodState> states) {
        if (states != null) {
            for (MethodState state : states) {
                add(state);
            }
        }
    }
}
