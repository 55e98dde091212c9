// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import java.util.ArrayList;
import java.util.List;

/// The variables that code at one place can use.
///
/// Variables are added at the end and removed by going back to a mark. Below a lambda's barrier only final ones are visible.
final class Scope {
    /// @param assignable not final, not a loop counter
    /// @param captured whether a lambda may use it: fields, and locals that are never assigned
    record Variable(String text, Type type, boolean assignable, boolean captured) {}

    private final List<Variable> variables = new ArrayList<>();
    private int barrier;
    private int guards;

    void add(String text, Type type, boolean assignable) {
        variables.add(new Variable(text, type, assignable, !assignable));
    }

    /// A field: lambdas may assign it too.
    void addField(String text, Type type) {
        variables.add(new Variable(text, type, true, true));
    }

    /// A `for` counter: neither assigned by the body nor captured.
    void addCounter(String text, Type type) {
        variables.add(new Variable(text, type, false, false));
    }

    int mark() {
        return variables.size();
    }

    void back(int mark) {
        while (variables.size() > mark) {
            variables.removeLast();
        }
    }

    /// Starts a lambda body; returns what [#leaveLambda] needs.
    int enterLambda() {
        int outer = barrier;
        barrier = variables.size();
        return outer;
    }

    void leaveLambda(int outer) {
        barrier = outer;
    }

    /// Starts a guard of a pattern, which sees what a lambda sees and assigns nothing: javac lets it assign only what it declares.
    int enterGuard() {
        guards++;
        return enterLambda();
    }

    void leaveGuard(int outer) {
        guards--;
        leaveLambda(outer);
    }

    List<Variable> readable(Type type) {
        List<Variable> found = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Variable v = variables.get(i);
            if (v.type == type && (i >= barrier || v.captured)) {
                found.add(v);
            }
        }
        return found;
    }

    List<Variable> assignable(Type type) {
        List<Variable> found = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Variable v = variables.get(i);
            if (guards == 0 && v.type == type && v.assignable && (i >= barrier || v.captured)) {
                found.add(v);
            }
        }
        return found;
    }
}
