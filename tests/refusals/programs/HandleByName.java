// SPDX-License-Identifier: Apache-2.0
// refused: used by java.lang.invoke.MethodHandles.lookup(
// refused: called by HandleByName.find(HandleByName.java:17)
// refused: called by HandleByName.main(
// refused: use a lambda or a method reference
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// A method handle to a method that is only known by name when the program runs.
class HandleByName {
    public static void main(String[] args) throws Throwable {
        System.out.println((int) find(args[0]).invokeExact("text"));
    }

    private static MethodHandle find(String name) throws ReflectiveOperationException {
        return MethodHandles.lookup().findVirtual(String.class, name, MethodType.methodType(int.class));
    }
}
