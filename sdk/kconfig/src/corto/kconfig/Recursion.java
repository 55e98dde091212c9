// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Finds symbols whose value depends on itself, and sorts all others so that what a value depends on comes first.
///
/// A choice and its symbols are one knot of the graph: they are known together. The walk has a stack of its own, so that no chain of
/// symbols is too long for it.
final class Recursion {
    private enum State { NEW, OPEN, DONE }

    private enum Reason {
        DEPENDENCY("depends on"), SELECTION("is selected by"), IMPLICATION("is implied by"), VISIBILITY("is visible depending on"),
        DEFAULT("has a default that contains"), CONDITION("has a property that counts depending on"), BOUND("has a bound");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /// That the value of one cannot be known before the other's.
    private record Edge(Valued from, Valued to, Reason reason, Position position) {
        String text() {
            return position + ": " + from + " " + reason.words + " " + to;
        }
    }

    /// A knot that is being walked.
    private static final class Visit {
        final Valued knot;
        final Edge by;          // that led here; null for the first
        final List<Edge> edges;
        int next;
        int depth = 1;

        Visit(Valued knot, Edge by, List<Edge> edges) {
            this.knot = knot;
            this.by = by;
            this.edges = edges;
        }
    }

    private final List<Valued> all;
    private final State[] states;
    private final int[] depths;
    private final List<Visit> path = new ArrayList<>();
    private final List<Valued> order = new ArrayList<>();
    private int longest;

    Recursion(List<Valued> all) {
        this.all = all;
        states = new State[all.size()];
        depths = new int[all.size()];
        java.util.Arrays.fill(states, State.NEW);
    }

    /// Symbols and choices, each behind what it depends on. The symbols of a choice are not listed, they are known with it.
    List<Valued> order() {
        return order;
    }

    /// How many knots the longest chain of dependencies has.
    int longest() {
        return longest;
    }

    void check() throws KconfigException {
        for (int i = 0; i < all.size(); i++) {
            Valued knot = knot(all.get(i));
            if (states[knot.index] == State.NEW) {
                open(knot, null);
                walk();
            }
        }
    }

    private void walk() throws KconfigException {
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (visit.next == visit.edges.size()) {
                close(visit);
                continue;
            }
            Edge edge = visit.edges.get(visit.next++);
            Valued knot = knot(edge.to);
            if (states[knot.index] == State.NEW) {
                open(knot, edge);
            } else if (states[knot.index] == State.DONE) {
                visit.depth = Math.max(visit.depth, depths[knot.index] + 1);
            } else if (edge.reason != Reason.BOUND && !(knot == visit.knot && edge.from instanceof Symbol symbol && edge.to == symbol.choice)) {
                throw recursive(knot, edge);
            }
        }
    }

    private void open(Valued knot, Edge by) {
        states[knot.index] = State.OPEN;
        List<Edge> edges = new ArrayList<>();
        addEdges(knot, edges);
        if (knot instanceof Choice choice) {
            for (Symbol symbol : choice.symbols) {
                addEdges(symbol, edges);
            }
        }
        path.add(new Visit(knot, by, edges));
    }

    private void close(Visit visit) {
        states[visit.knot.index] = State.DONE;
        depths[visit.knot.index] = visit.depth;
        longest = Math.max(longest, visit.depth);
        order.add(visit.knot);
        path.removeLast();
        if (!path.isEmpty()) {
            path.getLast().depth = Math.max(path.getLast().depth, visit.depth + 1);
        }
    }

    private static Valued knot(Valued valued) {
        return valued instanceof Symbol symbol && symbol.choice != null ? symbol.choice : valued;
    }

    private static void addEdges(Valued from, List<Edge> edges) {
        Position position = from.nodes.isEmpty() ? null : from.nodes.get(0).position();
        addEdges(from, from.directDependency, Reason.DEPENDENCY, position, edges);
        addEdges(from, from.selectedBy, from instanceof Choice ? Reason.VISIBILITY : Reason.SELECTION, position, edges);
        addEdges(from, from.impliedBy, Reason.IMPLICATION, position, edges);
        for (int i = 0; i < from.properties.size(); i++) {
            Property property = from.properties.get(i);
            switch (property.kind()) {
                case PROMPT -> addEdges(from, property.condition, Reason.VISIBILITY, property.position(), edges);
                case RANGE -> {
                    addEdges(from, property.condition, Reason.CONDITION, property.position(), edges);
                    addEdge(from, property.low, Reason.BOUND, property.position(), edges);      // Linux lets these be circles
                    addEdge(from, property.high, Reason.BOUND, property.position(), edges);
                }
                case DEFAULT -> {
                    addEdges(from, property.condition, Reason.CONDITION, property.position(), edges);
                    if (from instanceof Symbol) {
                        addEdges(from, property.value, Reason.DEFAULT, property.position(), edges);
                    }
                }
                case SELECT, IMPLY -> { }       // they are in the reverse dependencies of their targets
            }
        }
    }

    private static void addEdges(Valued from, Expression e, Reason reason, Position position, List<Edge> edges) {
        if (e instanceof Expression.Reference(Valued target)) {
            addEdge(from, target, reason, position, edges);
        } else if (e instanceof Expression.Comparison(Expression.Operator _, Valued left, Valued right)) {
            addEdge(from, left, reason, position, edges);
            addEdge(from, right, reason, position, edges);
        } else if (e instanceof Expression.Not(Expression operand)) {
            addEdges(from, operand, reason, position, edges);
        } else if (e != null) {
            List<Expression> operands = Expression.operands(e, e instanceof Expression.And);
            for (int i = 0; i < operands.size(); i++) {
                addEdges(from, operands.get(i), reason, position, edges);
            }
        }
    }

    private static void addEdge(Valued from, Valued to, Reason reason, Position position, List<Edge> edges) {
        if (to instanceof Symbol symbol && symbol.isConstant()) {
            return;
        }
        edges.add(new Edge(from, to, reason, reverseLine(from, to, reason, position)));
    }

    /// The line of the `select` or `imply`, if it is of `to`.
    private static Position reverseLine(Valued from, Valued to, Reason reason, Position otherwise) {
        if (reason == Reason.SELECTION || reason == Reason.IMPLICATION) {
            Property.Kind kind = reason == Reason.SELECTION ? Property.Kind.SELECT : Property.Kind.IMPLY;
            for (int i = 0; i < to.properties.size(); i++) {
                if (to.properties.get(i).kind() == kind && to.properties.get(i).target() == from) {
                    return to.properties.get(i).position();
                }
            }
        }
        return otherwise;
    }

    /// Draws the chain from the open knot to itself.
    private KconfigException recursive(Valued knot, Edge closing) {
        int first = 0;
        while (path.get(first).knot != knot) {
            first++;
        }
        List<Edge> chain = new ArrayList<>();
        for (int i = first + 1; i < path.size(); i++) {
            chain.add(path.get(i).by);
        }
        chain.add(closing);
        StringBuilder drawing = new StringBuilder("recursive dependency: the value of ").append(chain.get(0).from)
                .append(" depends on itself; expected that one of these links is not there:");
        for (int i = 0; i < chain.size(); i++) {
            Edge edge = chain.get(i);
            drawing.append("\n  ").append(edge.text());
            Valued onward = chain.get((i + 1) % chain.size()).from;
            if (onward != edge.to) {
                drawing.append("\n  ").append(onward.nodes.get(0).position()).append(": ").append(inOneChoice(edge.to, onward));
            }
        }
        return new KconfigException(chain.get(0).position, drawing.toString());
    }

    private static String inOneChoice(Valued to, Valued onward) {
        if (to instanceof Choice) {
            return "choice " + to + " contains " + onward;
        }
        return onward instanceof Choice ? to + " is part of choice " + onward : to + " is in one choice with " + onward;
    }
}
