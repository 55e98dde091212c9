// SPDX-License-Identifier: Apache-2.0
// refused: a call through a java.lang.invoke.MethodHandle
// refused: used by HandleCall.call(HandleCall.java:17)
// refused: called by HandleCall.main(
// refused: Call the member directly
import java.lang.invoke.MethodHandle;

/// A call through a method handle that comes from elsewhere.
class HandleCall {
    private static MethodHandle handle;

    public static void main(String[] args) throws Throwable {
        call(args.length);
    }

    private static void call(int number) throws Throwable {
        handle.invokeExact(number);
    }
}
