// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.MethodState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who calls whom.
public final class CallGraph {
    private static final String RAISED_BY_LANGUAGE = "corto/runtime/Throw";

    private final Map<MethodState, Set<MethodState>> callees;

    CallGraph(Map<MethodState, Set<MethodState>> callees) {
        this.callees = callees;
    }

    /// The methods that `caller` calls directly, the runtime's hooks included.
    public Set<MethodState> callees(MethodState caller) {
        return callees.getOrDefault(caller, Set.of());
    }

    /// All methods that have a body.
    public Set<MethodState> methods() {
        return callees.keySet();
    }

    /// `methods` and everything that calls one of them, however indirectly.
    Set<MethodState> callersOf(Collection<MethodState> methods) {
        Map<MethodState, List<MethodState>> callers = new LinkedHashMap<>();
        callees.forEach((caller, called) -> called.forEach(c -> callers.computeIfAbsent(c, _ -> new ArrayList<>()).add(caller)));
        Set<MethodState> result = new LinkedHashSet<>(methods);
        ArrayDeque<MethodState> pending = new ArrayDeque<>(methods);
        while (!pending.isEmpty()) {
            for (MethodState caller : callers.getOrDefault(pending.poll(), List.of())) {
                if (result.add(caller)) {
                    pending.add(caller);
                }
            }
        }
        return result;
    }

    private Iterator<MethodState> ordinaryCallees(MethodState caller) {
        return callees.getOrDefault(caller, Set.of()).stream().filter(c -> !c.method.owner.name.equals(RAISED_BY_LANGUAGE)).iterator();
    }

    /// Methods that can be called again while they run, other than to make an exception that the language raises: the strongly connected components with a cycle (Tarjan 1972,
    /// without recursion: call chains are deep).
    Set<MethodState> recursive() {
        Set<MethodState> result = new LinkedHashSet<>();
        Map<MethodState, Integer> order = new HashMap<>();
        Map<MethodState, Integer> low = new HashMap<>();
        Set<MethodState> onStack = new LinkedHashSet<>();
        ArrayDeque<MethodState> stack = new ArrayDeque<>();
        record Visit(MethodState method, Iterator<MethodState> rest) {}
        for (MethodState start : callees.keySet()) {
            if (order.containsKey(start)) {
                continue;
            }
            ArrayDeque<Visit> path = new ArrayDeque<>();
            MethodState enter = start;
            while (enter != null || !path.isEmpty()) {
                if (enter != null) {
                    order.put(enter, order.size());
                    low.put(enter, order.get(enter));
                    stack.push(enter);
                    onStack.add(enter);
                    path.push(new Visit(enter, ordinaryCallees(enter)));
                    enter = null;
                }
                Visit visit = path.peek();
                while (visit.rest.hasNext() && enter == null) {
                    MethodState next = visit.rest.next();
                    if (next == visit.method) {
                        result.add(next);
                    }
                    if (!order.containsKey(next)) {
                        enter = next;
                    } else if (onStack.contains(next)) {
                        low.merge(visit.method, order.get(next), Math::min);
                    }
                }
                if (enter != null) {
                    continue;
                }
                path.pop();
                if (!path.isEmpty()) {
                    low.merge(path.peek().method, low.get(visit.method), Math::min);
                }
                if (low.get(visit.method).equals(order.get(visit.method))) {
                    List<MethodState> component = new ArrayList<>();
                    MethodState member;
                    do {
                        member = stack.pop();
                        onStack.remove(member);
                        component.add(member);
                    } while (member != visit.method);
                    if (component.size() > 1) {
                        result.addAll(component);
                    }
                }
            }
        }
        return result;
    }
}
