// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaClass;

/// What is known between two instructions: the values of locals and operand stack, and where stack values came from.
public final class Frame {
    /// By slot; null where the variable is unusable. The second slot of a long or double is unused.
    public final Value[] locals;
    /// One entry a value (a long is one entry), bottom first.
    public final Value[] stack;
    /// Parallel to `stack`: the local a value was loaded from and still equals, or −1.
    final int[] origin;
    /// Parallel to `stack`: set if the entry is the result of `instanceof` this type of the local in `origin`.
    final JavaClass[] tested;
    public int depth;

    Frame(int maxLocals, int maxStack) {
        locals = new Value[maxLocals];
        stack = new Value[maxStack + 1];
        origin = new int[maxStack + 1];
        tested = new JavaClass[maxStack + 1];
    }

    Frame copy() {
        Frame copy = new Frame(locals.length, stack.length - 1);
        copy.set(this);
        return copy;
    }

    void set(Frame other) {
        System.arraycopy(other.locals, 0, locals, 0, locals.length);
        System.arraycopy(other.stack, 0, stack, 0, other.depth);
        System.arraycopy(other.origin, 0, origin, 0, other.depth);
        System.arraycopy(other.tested, 0, tested, 0, other.depth);
        depth = other.depth;
    }

    /// Joins `other` into this; whether anything grew.
    boolean join(Frame other) {
        boolean grew = joinLocals(other);
        for (int i = 0; i < depth; i++) {
            Value joined = stack[i].join(other.stack[i]);
            if (joined == null) {
                if (stack[i].word != other.stack[i].word) {
                    WordRules.readable(null);
                }
                throw new IllegalStateException("stack values " + stack[i] + " and " + other.stack[i] + " meet");
            }
            grew |= !joined.equals(stack[i]);
            stack[i] = joined;
            origin[i] = -1;
            tested[i] = null;
        }
        return grew;
    }

    boolean joinLocals(Frame other) {
        boolean grew = false;
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] == null) {
                continue;
            }
            Value joined = other.locals[i] == null ? null : locals[i].join(other.locals[i]);
            grew |= joined == null || !joined.equals(locals[i]);
            locals[i] = joined;
        }
        return grew;
    }

    void push(Value value) {
        push(value, -1);
    }

    void push(Value value, int local) {
        stack[depth] = value;
        origin[depth] = local;
        tested[depth++] = null;
    }

    Value pop() {
        return stack[--depth];
    }

    /// The value `n` below the top (0 = top).
    public Value peek(int n) {
        return stack[depth - 1 - n];
    }

    /// The local that the value `n` below the top was loaded from and still equals, or −1.
    public int origin(int n) {
        return origin[depth - 1 - n];
    }

    void store(int slot, Value value) {
        for (int i = 0; i < depth; i++) {
            if (origin[i] == slot) {
                origin[i] = -1;
                tested[i] = null;
            }
        }
        locals[slot] = value;
    }

    /// Replaces the value at a stack position, and the local it came from, by what is known of it now.
    void refine(int position, Value value) {
        int local = origin[position];
        if (tested[position] == null) {
            stack[position] = value;
        }
        refineLocal(local, value);
    }

    void refineLocal(int local, Value value) {
        if (local < 0) {
            return;
        }
        locals[local] = value;
        for (int i = 0; i < depth; i++) {
            if (origin[i] == local && tested[i] == null) {
                stack[i] = value;
            }
        }
    }

    void copyEntry(int from, int to) {
        stack[to] = stack[from];
        origin[to] = origin[from];
        tested[to] = tested[from];
    }
}
