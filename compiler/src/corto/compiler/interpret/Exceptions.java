// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;

/// The exceptions that the language itself raises, as objects of the interpreted program, with HotSpot's messages.
final class Exceptions {
    private final Interpreter interpreter;

    Exceptions(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// Makes an exception that the interpreted code can catch. A null message calls the constructor without arguments.
    Thrown of(String className, String message) {
        JavaClass type = interpreter.world.classNamed(className);
        interpreter.ensureInitialized(type);
        Instance throwable = interpreter.memory.newInstance(type);
        if (message == null) {
            interpreter.call(type.declaredMethod("<init>", "()V"), throwable);
        } else {
            interpreter.call(type.declaredMethod("<init>", "(Ljava/lang/String;)V"), throwable, interpreter.world.newString(message));
        }
        return new Thrown(throwable);
    }

    Thrown nullPointer() {
        return of("java/lang/NullPointerException", null);
    }

    Thrown badIndex(int index, int length) {
        return of("java/lang/ArrayIndexOutOfBoundsException", "Index " + index + " out of bounds for length " + length);
    }

    Thrown divisionByZero() {
        return of("java/lang/ArithmeticException", "/ by zero");
    }

    Thrown badCast(HeapObject object, JavaClass wanted) {
        String from = object.type.javaName();
        String to = wanted.javaName();
        String fromPlace = place(object.type);
        String toPlace = place(wanted);
        String explanation = fromPlace.equals(toPlace)
                ? from + " and " + to + " are in " + fromPlace
                : from + " is in " + fromPlace + "; " + to + " is in " + toPlace;
        return of("java/lang/ClassCastException", "class " + from + " cannot be cast to class " + to + " (" + explanation + ")");
    }

    /// Module and loader, as HotSpot would name them for a program on the class path.
    private static String place(JavaClass type) {
        return type.module.equals("java.base") ? "module java.base of loader 'bootstrap'" : "unnamed module of loader 'app'";
    }
}
