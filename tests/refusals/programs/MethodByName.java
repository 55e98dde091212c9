// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Class.getMethod cannot be in an image
// refused: used by MethodByName.call(MethodByName.java:13)
// refused: called by MethodByName.main(
// refused: call the member directly
/// A method looked up and invoked by name.
class MethodByName {
    public static void main(String[] args) throws ReflectiveOperationException {
        System.out.println(call(new StringBuilder("text"), args[0]));
    }

    private static Object call(Object receiver, String name) throws ReflectiveOperationException {
        return receiver.getClass().getMethod(name).invoke(receiver);
    }
}
