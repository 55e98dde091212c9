// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.interpret.Attempt.Mode;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.util.IdentityHashMap;
import java.util.Map;

/// Runs static initialisers at build time where that cannot be told from running them lazily in the image (JVMS §5.5).
///
/// A class becomes RUNNING, then its superclass and those superinterfaces with default methods are initialised, then its own initialiser is
/// tried as one [Attempt]. An attempt that succeeds makes the class BUILD_TIME. One that fails is undone, with every class it
/// initialised on the way, and the class is RUN_TIME for good.
public final class ClassInitializer {
    /// Beyond it the host's stack might end before ours does.
    private static final int MAX_NESTING = 150;

    private final World world;
    private final Interpreter interpreter;
    private final Map<JavaClass, String> reasons = new IdentityHashMap<>();
    private final Map<JavaClass, String> rootReasons = new IdentityHashMap<>();
    private int nesting;

    public ClassInitializer(World world) {
        this.world = world;
        interpreter = new Interpreter(world, this);
    }

    /// Why a class is initialised at run time: a sentence that names method, line and cause. Null if it is not.
    public String reason(JavaClass type) {
        return reasons.get(type);
    }

    /// The reason that started a chain of classes which need each other.
    String rootReason(JavaClass type) {
        return rootReasons.get(type);
    }

    /// Runs the class's static initialisers at build time if that cannot be told from running them lazily.
    ///
    /// Sets and returns [JavaClass#initialization]: BUILD_TIME or RUN_TIME, and RUNNING if asked for from inside the same initialiser.
    public Initialization initialize(JavaClass type) {
        if (type.initialization != Initialization.UNTOUCHED) {
            return type.initialization;
        }
        type.initialization = Initialization.RUNNING;
        try {
            JavaClass culprit = initializeSupertypes(type);
            if (culprit != null) {
                return leaveToRunTime(type, "its supertype " + culprit.javaName() + " is initialised at run time because "
                        + rootReason(culprit), rootReason(culprit));
            }
            return type.initializers.isEmpty() ? trivial(type) : attempt(type);
        } finally {
            if (type.initialization == Initialization.RUNNING) {
                type.initialization = Initialization.UNTOUCHED; // a failure of ours is on its way out
            }
        }
    }

    /// The first supertype that must be initialised before `type` and cannot be now; null if all are.
    private JavaClass initializeSupertypes(JavaClass type) {
        if (type.isInterface()) {
            return null;
        }
        if (type.superclass != null && initialize(type.superclass) == Initialization.RUN_TIME) {
            return type.superclass;
        }
        return initializeDefaults(type);
    }

    private JavaClass initializeDefaults(JavaClass type) {
        for (JavaClass parent : type.interfaces) {
            JavaClass culprit = initializeDefaults(parent);
            if (culprit != null) {
                return culprit;
            }
            if (hasDefaultMethod(parent) && initialize(parent) == Initialization.RUN_TIME) {
                return parent;
            }
        }
        return null;
    }

    private static boolean hasDefaultMethod(JavaClass type) {
        return type.methods().stream().anyMatch(m -> !m.isStatic() && !m.isAbstract());
    }

    private static boolean hasRunningSuperclass(JavaClass type) {
        for (JavaClass c = type.superclass; c != null; c = c.superclass) {
            if (c.initialization == Initialization.RUNNING) {
                return true;
            }
        }
        return false;
    }

    private Initialization trivial(JavaClass type) {
        if (hasRunningSuperclass(type)) {
            type.initialization = Initialization.UNTOUCHED;
            interpreter.journal.state(type); // its superclass may still fail
        }
        type.initialization = Initialization.BUILD_TIME;
        fillEnumConstants(type);
        return type.initialization;
    }

    private Initialization attempt(JavaClass type) {
        Mode mode = type.isApplication() ? Mode.APPLICATION : Mode.TRUSTED;
        Attempt outer = interpreter.attempt();
        Attempt attempt = interpreter.attempt(mode, type);
        interpreter.enter(attempt);
        boolean entangled = hasRunningSuperclass(type);
        nesting++;
        try {
            if (nesting > MAX_NESTING) {
                throw interpreter.refuse("initialises classes that need more than " + MAX_NESTING + " others, one inside another");
            }
            if (entangled && mode == Mode.APPLICATION) {
                throw interpreter.refuse(type.javaName() + " is first used by the initialiser of its superclass, so their order matters");
            }
            for (JavaMethod initializer : type.initializers) {
                interpreter.call(initializer);
            }
        } catch (BuildTimeException e) {
            return undo(attempt, e.getMessage(), e.root);
        } catch (Thrown t) {
            String reason = t.where + "throws " + describe(t.throwable);
            return undo(attempt, reason, reason);
        } finally {
            nesting--;
            interpreter.enter(outer);
        }
        return succeed(attempt, entangled);
    }

    private Initialization succeed(Attempt attempt, boolean entangled) {
        JavaClass type = attempt.type;
        attempt.release();
        if (attempt.isIndependent() && !entangled) {
            interpreter.journal.commit(attempt.mark);
        } else {
            type.initialization = Initialization.UNTOUCHED;
            interpreter.journal.state(type);
        }
        type.initialization = Initialization.BUILD_TIME;
        fillEnumConstants(type);
        return type.initialization;
    }

    private Initialization undo(Attempt attempt, String reason, String root) {
        interpreter.journal.undo(attempt.mark);
        return leaveToRunTime(attempt.type, reason, root);
    }

    private Initialization leaveToRunTime(JavaClass type, String reason, String root) {
        type.initialization = Initialization.RUN_TIME;
        reasons.put(type, reason);
        rootReasons.put(type, root);
        return type.initialization;
    }

    private static String describe(Instance throwable) {
        String name = throwable.type.javaName();
        for (JavaField field : throwable.type.allInstanceFields()) {
            if (field.name.equals("detailMessage") && throwable.get(field) instanceof Instance message) {
                return name + ": " + World.javaString(message);
            }
        }
        return name;
    }

    private void fillEnumConstants(JavaClass type) {
        JavaField values = type.isEnum() ? type.declaredField("$VALUES") : null;
        if (values != null && values.value instanceof ArrayObject constants) {
            Instance mirror = world.mirror(type);
            JavaField field = mirror.type.declaredField("enumConstants");
            if (field != null) {
                interpreter.journal.slot(mirror, field.slot());
                mirror.set(field, constants);
                if (interpreter.attempt() == null) {
                    interpreter.journal.commit(0);
                }
            }
        }
    }

    /// Runs a method at build time and returns its result; it may not change anything that is there already.
    ///
    /// Values are Integer (all int kinds), Long (words, too), Float, Double, [corto.compiler.world.HeapObject] or null.
    /// Throws [BuildTimeException] if the method does more than compute, or throws.
    public Object invoke(JavaMethod method, Object... arguments) {
        Attempt outer = interpreter.attempt();
        Attempt attempt = interpreter.attempt(Mode.FOLDING, null);
        interpreter.enter(attempt);
        try {
            Object result = interpreter.call(method, arguments);
            if (outer == null) {
                interpreter.journal.commit(attempt.mark);
            }
            return result;
        } catch (BuildTimeException e) {
            interpreter.journal.undo(attempt.mark);
            throw e;
        } catch (Thrown t) {
            interpreter.journal.undo(attempt.mark);
            throw new BuildTimeException(t.where + "throws " + describe(t.throwable));
        } finally {
            interpreter.enter(outer);
        }
    }

    /// Makes the one object of a service's provider at build time. Throws [BuildTimeException] if its constructor needs the machine.
    public Instance provider(JavaClass type) {
        initialize(type);
        Attempt outer = interpreter.attempt();
        Attempt attempt = interpreter.attempt(type.isApplication() ? Mode.APPLICATION : Mode.TRUSTED, type);
        interpreter.enter(attempt);
        try {
            Instance instance = new Instance(type);
            attempt.noteMade(instance);
            interpreter.call(type.findMethod("<init>", "()V"), instance);
            if (outer == null) {
                interpreter.journal.commit(attempt.mark);
            }
            return instance;
        } catch (BuildTimeException e) {
            interpreter.journal.undo(attempt.mark);
            throw e;
        } catch (Thrown t) {
            interpreter.journal.undo(attempt.mark);
            throw new BuildTimeException(t.where + "throws " + describe(t.throwable));
        } finally {
            interpreter.enter(outer);
        }
    }
}
