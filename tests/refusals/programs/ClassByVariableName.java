// SPDX-License-Identifier: Apache-2.0
// refused: Class.forName is called with a name that is not a constant
// refused: used by ClassByVariableName.load(ClassByVariableName.java:13)
// refused: called by ClassByVariableName.main(ClassByVariableName.java:9)
// refused: Use a class literal
/// A class whose name is an argument: any class could be meant.
class ClassByVariableName {
    public static void main(String[] args) throws ReflectiveOperationException {
        System.out.println(load(args[0]));
    }

    private static Class<?> load(String name) throws ReflectiveOperationException {
        return Class.forName(name);
    }
}
