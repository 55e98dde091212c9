// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.heap.api.ClassDescriptor;
import corto.heap.api.Heap;
import corto.lang.Address;
import corto.lang.Machine;
import corto.lang.NeverInline;
import corto.lang.ObjectAddress;

/// The exceptions that the language itself raises (JLS §15, JVMS §6.5), with HotSpot's messages. Compiled code throws what is returned.
final class Throw {
    private static final OutOfMemoryError OUT_OF_MEMORY = new OutOfMemoryError("Java heap space");

    private static final String JDK_PREFIX = "java.";
    private static final String JDK = "module java.base of loader 'bootstrap'";
    private static final String APPLICATION = "unnamed module of loader 'app'";

    /// Kconfig's `RUNTIME_TERSE`: no messages, so that the image need not have the names of all classes, and code that checks need not pass on what it has checked.
    private static final boolean TERSE = Boolean.getBoolean("corto.runtime.terse");

    private static boolean makingOutOfMemory;     // making the error needs memory, which may again not be there

    private Throw() {}

    /// Where an exception is raised that no handler names, in images with `RUNTIME_UNHANDLED_PANIC`. Does not return.
    @NeverInline
    static void unhandled(Throwable thrown) {
        System.err.print("nothing handles ");
        System.err.println(thrown.toString());
        Panic.because("unhandled exception");
    }

    @NeverInline
    static Throwable nullPointer() {
        return new NullPointerException();
    }

    @NeverInline
    static Throwable arrayIndex(int index, int length) {
        if (TERSE) {
            return new ArrayIndexOutOfBoundsException();
        }
        return new ArrayIndexOutOfBoundsException("Index ".concat(Integer.toString(index)).concat(" out of bounds for length ").concat(Integer.toString(length)));
    }

    @NeverInline
    static Throwable arithmetic() {
        return new ArithmeticException("/ by zero");
    }

    /// `target` is the class descriptor that `object` should have been an instance of.
    @NeverInline
    static Throwable classCast(Object object, Address target) {
        if (TERSE) {
            return new ClassCastException();
        }
        Class<?> wanted = (Class<?>) ObjectAddress.at(new Address(ClassDescriptor.MIRROR.read(target)));
        if (wanted == null) {
            return new ClassCastException();
        }
        String from = object.getClass().getName();
        String to = wanted.getName();
        String fromPlace = place(from);
        String toPlace = place(to);
        String explanation = fromPlace == toPlace
                ? from.concat(" and ").concat(to).concat(" are in ").concat(fromPlace)
                : from.concat(" is in ").concat(fromPlace).concat("; ").concat(to).concat(" is in ").concat(toPlace);
        return new ClassCastException("class ".concat(from).concat(" cannot be cast to class ").concat(to).concat(" (").concat(explanation).concat(")"));
    }

    /// Module and loader, as HotSpot would name them for a program on the class path. Looks at the characters itself: in most images
    /// nothing else searches a string.
    private static String place(String className) {
        int element = 0;
        while (className.charAt(element) == '[') {
            element++;
        }
        boolean isPrimitive = element > 0 && className.charAt(element) != 'L';
        return isPrimitive || isJdk(className, element > 0 ? element + 1 : 0) ? JDK : APPLICATION;
    }

    private static boolean isJdk(String className, int start) {
        if (className.length() - start < JDK_PREFIX.length()) {
            return false;
        }
        for (int i = 0; i < JDK_PREFIX.length(); i++) {
            if (className.charAt(start + i) != JDK_PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @NeverInline
    static Throwable arrayStore(Object object) {
        return TERSE ? new ArrayStoreException() : new ArrayStoreException(object.getClass().getName());
    }

    @NeverInline
    static Throwable negativeArraySize(int length) {
        return TERSE ? new NegativeArraySizeException() : new NegativeArraySizeException(Integer.toString(length));
    }

    @NeverInline
    static Throwable abstractMethod() {
        return new AbstractMethodError();
    }

    @NeverInline
    static Throwable initializerFailed(Throwable cause) {
        return cause instanceof Error ? cause : new ExceptionInInitializerError(cause);   // JLS §12.4.2 step 10
    }

    @NeverInline
    static Throwable stackOverflow() {
        Preemption.hold();                               // the reserve is this thread's
        StackLimit.openReserve();
        Throwable error = new StackOverflowError();
        StackLimit.closeReserve();
        Preemption.allow();
        return error;
    }

    /// The stack is used beyond `StackLimit.pollLimit`: that is an overflow, or a request to poll, which is followed. Null if the method can go on.
    @NeverInline
    static Throwable stackLimitPolled() {
        Preemption.poll();
        return StackLimit.isPassed(Machine.framePointer()) ? stackOverflow() : null;
    }

    @NeverInline
    static Throwable outOfMemory() {
        if (makingOutOfMemory || Handlers.PRESENT) {     // in a kernel nobody asks for its trace
            return OUT_OF_MEMORY;
        }
        Preemption.hold();                               // the flag and the reserve are this thread's
        makingOutOfMemory = true;
        Heap.openReserve();
        try {
            return new OutOfMemoryError("Java heap space");
        } catch (OutOfMemoryError e) {
            return e;                                    // the one without trace
        } finally {
            makingOutOfMemory = false;
            Preemption.allow();
        }
    }

    /// A class whose initialiser failed before is used again (JLS §12.4.2 step 5).
    @NeverInline
    static Throwable initializerUnusable(String className) {
        return new NoClassDefFoundError("Could not initialize class ".concat(className));
    }

    /// `Class.forName` of a constant name that no class has.
    @NeverInline
    static Throwable classNotFound(String className) {
        return new ClassNotFoundException(className);
    }

    /// `Object.clone` of what is not Cloneable.
    @NeverInline
    static Throwable cloneNotSupported(Object object) {
        return TERSE ? new CloneNotSupportedException() : new CloneNotSupportedException(object.getClass().getName());
    }

    /// Why `System.arraycopy` with these arguments could not be done, or not to its end.
    @NeverInline
    static Throwable arrayCopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        return TERSE ? ArrayCopyFailure.withoutMessage(from, fromIndex, to, toIndex, length) : ArrayCopyFailure.of(from, fromIndex, to, toIndex, length);
    }
}
